// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import type {Surface} from './surface.ts';
import {say} from './words.ts';

/** Most images are clean before a person could read anything. */
const DELAY_MILLIS = 300;

/** "Cleaning ...", while at least one upload waits for the host. */
export class Notice {
  readonly #surface: Surface;
  readonly #makeRoom: () => void;
  #uploads = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: HTMLElement | undefined;

  constructor(surface: Surface, makeRoom: () => void) {
    this.#surface = surface;
    this.#makeRoom = makeRoom;
  }

  /** Shown soon, until the returned function is called. */
  start(): () => void {
    if (this.#uploads++ === 0) this.#timer = setTimeout(() => this.#show(), DELAY_MILLIS);
    let running = true;
    return () => {
      if (!running) return;
      running = false;
      if (--this.#uploads === 0) this.#hide();
    };
  }

  #show(): void {
    const notice = element(
      'div',
      {class: 'card notice', role: 'status', popover: 'manual'},
      element('span', {class: 'spinner', 'aria-hidden': 'true'}),
      element('span', {}, say('notice_cleaning')),
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
