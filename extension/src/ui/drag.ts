// SPDX-License-Identifier: Apache-2.0

/** As far as a hand trembles, in pixels of the screen: a click is no drag. */
const TREMBLE = 4;

/** What a drag does. Coordinates are pixels of the screen from where it began. */
export interface Dragged {
  drag(across: number, down: number): void;
  /** It ended; `far` tells a drag from a click. */
  drop(far: boolean): void;
}

/**
 * Follows mouse, pen or finger from every press on `place` for which `begin` answers. The pointer stays with the place
 * until it is let go, also outside of it.
 */
export function followDrags(place: HTMLElement, begin: (event: PointerEvent) => Dragged | undefined): void {
  place.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0 || !event.isPrimary) return;
    const dragged = begin(event);
    if (!dragged) return;
    const job = new AbortController();
    const {clientX, clientY, pointerId} = event;
    let far = false;
    const follow = (move: PointerEvent) => {
      if (move.pointerId !== pointerId || !move.isTrusted) return;
      const [across, down] = [move.clientX - clientX, move.clientY - clientY];
      if (!far && Math.hypot(across, down) < TREMBLE) return;
      // Only now: a captured pointer takes the click away from the button under it.
      if (!far) place.setPointerCapture(pointerId);
      far = true;
      dragged.drag(across, down);
    };
    const end = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return;
      job.abort();
      dragged.drop(far);
    };
    const {signal} = job;
    place.addEventListener('pointermove', follow, {signal});
    for (const type of ['pointerup', 'pointercancel'] as const) place.addEventListener(type, end, {signal});
  });
}
