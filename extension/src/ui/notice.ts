// SPDX-License-Identifier: Apache-2.0
import type {Work} from '../host/messages.ts';
import {element} from './element.ts';
import type {Surface} from './surface.ts';
import {say} from './words.ts';

/** Most images are clean before a person could read anything. */
const DELAY_MILLIS = 300;

/** What is said of each work; `_many` where there are several images. */
export const KEYS: Readonly<Record<Work, string>> = {
  clean: 'notice_cleaning',
  look: 'notice_looking',
  cover: 'notice_covering',
};

/** Ends what is shown; `step` says that one more image is done. */
export type Busy = (() => void) & {step?: () => void};

/** "Cleaning ...", "Looking ...", while at least one upload waits for the host; with how far it is when there are several images. */
export class Notice {
  readonly #surface: Surface;
  readonly #makeRoom: () => void;
  readonly #text = element('span');
  #uploads = 0;
  #work: Work = 'clean';
  #images = 0;
  #done = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: HTMLElement | undefined;

  constructor(surface: Surface, makeRoom: () => void) {
    this.#surface = surface;
    this.#makeRoom = makeRoom;
  }

  /** Shown soon, until the returned function is called. */
  start(images: number, work: Work): Busy {
    if (work !== this.#work) this.#images = this.#done = 0;
    this.#work = work;
    if (this.#uploads++ === 0) {
      this.#images = this.#done = 0;
      this.#timer = setTimeout(() => this.#show(), DELAY_MILLIS);
    }
    this.#images += images;
    this.#tell();
    let running = true;
    const end = () => {
      if (!running) return;
      running = false;
      if (--this.#uploads === 0) this.#hide();
    };
    const step = () => {
      this.#done++;
      this.#tell();
    };
    return Object.assign(end, {step});
  }

  #tell(): void {
    const current = Math.min(this.#done + 1, this.#images);
    const key = KEYS[this.#work];
    this.#text.textContent =
      this.#images > 1 ? say(`${key}_many`, String(current), String(this.#images)) || say(key) : say(key);
  }

  #show(): void {
    const notice = element(
      'div',
      {class: 'card notice', role: 'status', popover: 'manual'},
      element('span', {class: 'spinner', 'aria-hidden': 'true'}),
      this.#text,
    );
    this.#makeRoom();
    this.#shown = notice;
    this.#surface.state('busy');
    this.#surface.show(notice, () => notice.showPopover());
  }

  #hide(): void {
    clearTimeout(this.#timer);
    if (this.#shown) this.#surface.hide(this.#shown);
    this.#shown = undefined;
  }
}
