// SPDX-License-Identifier: Apache-2.0
import {type Dragged, followDrags} from './drag.ts';
import {element} from './element.ts';
import {PlaceBox} from './place-box.ts';
import type {Place, Places} from './places.ts';
import {draw} from './preview.ts';
import {between, fresh, moved, resized} from './rectangle.ts';
import {say} from './words.ts';

/** Sharp up to the third zoom step on most screens, and four bytes a pixel. */
const MOST_PIXELS = 2048;

const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8];

/** The picture with its places on it: to look at, to zoom, and to draw on. */
export class Stage {
  readonly element: HTMLElement;
  readonly #places: Places;
  readonly #keys: string;
  readonly #canvas: HTMLCanvasElement;
  readonly #sheet: HTMLElement;
  readonly #boxes = new Map<Place, PlaceBox>();
  #zoom = 0;
  /** Whether a finger draws; else it scrolls. A mouse always draws. */
  fingerDraws = false;

  /** @param keys the id of the words that say which keys do what */
  constructor(image: Blob, name: string, places: Places, keys: string) {
    this.#places = places;
    this.#keys = keys;
    this.#canvas = element('canvas', {role: 'img', 'aria-label': name, width: '1', height: '1'});
    this.#sheet = element('div', {class: 'sheet'}, this.#canvas);
    this.element = element('div', {class: 'stage', tabindex: '0', role: 'group', 'aria-label': name}, this.#sheet);
    places.watch(() => this.#show());
    this.element.addEventListener('keydown', (event) => this.#key(event));
    followDrags(this.#sheet, (event) => this.#press(event));
    void draw(image, this.#canvas, MOST_PIXELS).then((size) => {
      if (!size) return this.element.replaceChildren(element('p', {class: 'hint'}, say('review_no_preview')));
      this.#sheet.style.setProperty('--aspect', String(size.width / size.height));
      places.measure(size);
    });
  }

  /** Whether there is a picture to draw on. */
  get isReady(): boolean {
    return this.#places.size.width > 0;
  }

  /** One step nearer or farther. */
  zoom(step: 1 | -1): void {
    const {element: view} = this;
    // What is in the middle stays there.
    const middle = [view.scrollLeft + view.clientWidth / 2, view.scrollTop + view.clientHeight / 2] as const;
    const before = ZOOMS[this.#zoom] ?? 1;
    this.#zoom = Math.max(0, Math.min(ZOOMS.length - 1, this.#zoom + step));
    const now = ZOOMS[this.#zoom] ?? 1;
    this.#sheet.style.setProperty('--zoom', String(now));
    view.scrollLeft = (middle[0] * now) / before - view.clientWidth / 2;
    view.scrollTop = (middle[1] * now) / before - view.clientHeight / 2;
  }

  /** A new place in the middle of what is seen, ready to be moved. */
  add(): void {
    if (!this.isReady) return;
    const scale = this.#scale();
    const {scrollLeft, scrollTop, clientWidth, clientHeight} = this.element;
    const {width, height} = this.#places.size;
    const seen = [clientWidth / scale, clientHeight / scale] as const;
    const box = [scrollLeft / scale, scrollTop / scale, Math.min(seen[0], width), Math.min(seen[1], height)] as const;
    this.focus(this.#places.add(fresh(box, this.#places.size)));
  }

  focus(place: Place | undefined): void {
    (place ? this.#boxes.get(place)?.button : this.element)?.focus();
  }

  /** Says in the picture which place is meant. */
  point(place: Place, to: boolean): void {
    this.#boxes.get(place)?.element.classList.toggle('meant', to);
  }

  #show(): void {
    if (!this.isReady) return;
    const {all} = this.#places;
    for (const place of all) {
      const there = this.#boxes.get(place);
      if (there) {
        there.draw();
        continue;
      }
      const made = new PlaceBox(place, this.#places, this.#keys);
      this.#boxes.set(place, made);
      this.#sheet.append(made.element);
    }
    for (const [place, box] of this.#boxes) {
      if (all.includes(place)) continue;
      const next = box.button.matches(':focus') ? (all.at(-1) ?? 'none') : undefined;
      box.element.remove();
      this.#boxes.delete(place);
      if (next) this.focus(next === 'none' ? undefined : next);
    }
  }

  #key(event: KeyboardEvent): void {
    const box = [...this.#boxes.values()].find(({button}) => button === event.target);
    if (box?.key(event, this.#scale())) event.preventDefault();
  }

  #press(event: PointerEvent): Dragged | undefined {
    const {size} = this.#places;
    const scale = this.#scale();
    const hit = [...this.#boxes].find(([, {element: at}]) => at.contains(event.target as Node));
    if (hit) {
      const [place, placeBox] = hit;
      const {box} = place;
      const corner = placeBox.cornerAt(event.target);
      event.preventDefault();
      placeBox.button.focus();
      return {
        drag: (across, down) => {
          const by = [across / scale, down / scale] as const;
          this.#places.change(place, {box: corner ? resized(box, corner, ...by, size) : moved(box, ...by, size)});
        },
        drop: () => undefined,
      };
    }
    if (!this.isReady || (event.pointerType === 'touch' && !this.fingerDraws)) return undefined;
    const {left, top} = this.#sheet.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    let place: Place | undefined;
    event.preventDefault();
    return {
      drag: (across, down) => {
        const box = between(x, y, x + across / scale, y + down / scale, size);
        if (place) this.#places.change(place, {box});
        else place = this.#places.add(box);
      },
      drop: () => place && this.focus(place),
    };
  }

  /** Screen pixels for one of the picture's. */
  #scale(): number {
    return this.#sheet.getBoundingClientRect().width / this.#places.size.width || 1;
  }
}
