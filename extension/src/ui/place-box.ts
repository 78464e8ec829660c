// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import type {Place, Places} from './places.ts';
import {type Corner, moved, resized} from './rectangle.ts';
import {placeState} from './words.ts';

const CORNERS: readonly Corner[] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];

/** Pixels on the screen that one press of an arrow key goes. */
const STEP = 6;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One place over the picture: a button to say whether it is covered, which can be moved and resized as well. */
export class PlaceBox {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #place: Place;
  readonly #places: Places;

  /** @param keys the id of the words that say which keys do what */
  constructor(place: Place, places: Places, keys: string) {
    this.#place = place;
    this.#places = places;
    this.button = element('button', {type: 'button', class: 'box', 'aria-describedby': keys});
    const handles = CORNERS.map(([across, down]) =>
      element('span', {class: 'handle', 'aria-hidden': 'true', 'data-corner': `${across} ${down}`}),
    );
    this.element = element('div', {class: 'place'}, this.button, ...handles);
    this.button.addEventListener('click', (event) => {
      if (event.isTrusted) places.change(place, {covered: !place.covered});
    });
    this.draw();
  }

  /** Which corner an element inside it drags; undefined where it moves the whole. */
  cornerAt(target: EventTarget | null): Corner | undefined {
    const said = target instanceof HTMLElement ? target.dataset['corner'] : undefined;
    return CORNERS.find((corner) => corner.join(' ') === said);
  }

  draw(): void {
    const {box, covered} = this.#place;
    const {width, height} = this.#places.size;
    const [x, y, w, h] = box;
    const {style} = this.element;
    style.left = `${(x / width) * 100}%`;
    style.top = `${(y / height) * 100}%`;
    style.width = `${(w / width) * 100}%`;
    style.height = `${(h / height) * 100}%`;
    this.element.classList.toggle('covered', covered);
    this.element.classList.toggle('maybe', !this.#place.sure);
    this.button.setAttribute('aria-label', placeState(this.#place));
  }

  /** Whether the key was for this box. `scale` is screen pixels for one of the picture's. */
  key({key, shiftKey}: KeyboardEvent, scale: number): boolean {
    if (key === 'Delete' || key === 'Backspace') {
      this.#places.remove(this.#place);
      return true;
    }
    const arrow = ARROWS[key];
    if (!arrow) return false;
    const step = Math.max(1, Math.round(STEP / scale));
    const [across, down] = [arrow[0] * step, arrow[1] * step];
    const {box} = this.#place;
    const {size} = this.#places;
    const next = shiftKey ? resized(box, [1, 1], across, down, size) : moved(box, across, down, size);
    this.#places.change(this.#place, {box: next});
    return true;
  }
}
