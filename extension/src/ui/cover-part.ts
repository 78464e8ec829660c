// SPDX-License-Identifier: Apache-2.0
import type {Look} from '../host/look.ts';
import type {Covering} from '../host/messages.ts';
import type {Style} from '../host/region.ts';
import {button} from './dialog-parts.ts';
import {element} from './element.ts';
import {icon} from './icons.ts';
import {PlaceList} from './place-list.ts';
import {Places} from './places.ts';
import {Stage} from './stage.ts';
import {failureText, say, sayCount} from './words.ts';

let parts = 0;

/** One picture in which places can be covered: stage, tools, list, and what is going on. */
export class CoverPart {
  readonly element: HTMLElement;
  readonly #places = new Places();
  readonly #look: Look;
  readonly #stage: Stage;
  readonly #status = element('p', {class: 'status', role: 'status'});
  readonly #unwatch: () => void;

  /** @param changed called whenever something else is covered, or the look is over */
  constructor(image: Blob, name: string, look: Look, changed: () => void) {
    this.#look = look;
    const keys = element('p', {class: 'hint keys', id: `keys-${++parts}`}, say('stage_keys'));
    this.#stage = new Stage(image, say('review_preview', name), this.#places, keys.id);
    const list = new PlaceList(this.#places, (place, to) => this.#stage.point(place, to));
    this.element = element(
      'div',
      {class: 'cover'},
      element('div', {class: 'picture'}, this.#stage.element, this.#tools()),
      element('div', {class: 'found'}, this.#status, list.element, keys),
    );
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#places.watch(() => {
      this.#tell();
      changed();
    });
    this.#unwatch = look.watch(() => this.#see());
    look.begin();
    this.#see();
  }

  /** Whether somebody still looks at it. */
  get isLooking(): boolean {
    return this.#look.over === undefined;
  }
  get count(): number {
    return this.#places.covered.length;
  }

  covering(style: Style): Covering {
    return this.#places.covering(style);
  }

  close(): void {
    this.#unwatch();
  }

  #see(): void {
    this.#places.see(this.#look.sight, !this.isLooking);
  }

  #tell(): void {
    const {over} = this.#look;
    const {all, covered} = this.#places;
    this.element.classList.toggle('looking', !over);
    const found = all.length === 0 ? say('stage_none') : sayCount('stage_found', all.length, String(covered.length));
    const text = over
      ? over.code
        ? `${say('review_why_unseen')} ${failureText(over.code)}`
        : found
      : [say('stage_looking'), ...(all.length > 0 ? [found] : [])].join(' ');
    if (this.#status.textContent !== text) this.#status.textContent = text;
    this.#status.classList.toggle('bad', over?.code !== undefined);
  }

  #tools(): HTMLElement {
    const draw = button('small finger', say('stage_draw'), () => {
      this.#stage.fingerDraws = !this.#stage.fingerDraws;
      draw.setAttribute('aria-pressed', String(this.#stage.fingerDraws));
      this.#stage.element.classList.toggle('drawing', this.#stage.fingerDraws);
    });
    draw.setAttribute('aria-pressed', 'false');
    const add = button('small', say('stage_add'), () => this.#stage.add());
    add.prepend(icon('add'));
    return element(
      'div',
      {class: 'tools'},
      add,
      draw,
      zoomButton('zoom_in', () => this.#stage.zoom(1)),
      zoomButton('zoom_out', () => this.#stage.zoom(-1)),
    );
  }

  #key(event: KeyboardEvent): void {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'n') this.#stage.add();
    else if (event.key === '+' || event.key === '=') this.#stage.zoom(1);
    else if (event.key === '-') this.#stage.zoom(-1);
    else return;
    event.preventDefault();
  }
}

function zoomButton(name: 'zoom_in' | 'zoom_out', act: () => void): HTMLElement {
  const made = button('small', '', act);
  made.append(icon(name === 'zoom_in' ? 'nearer' : 'farther'));
  made.setAttribute('aria-label', name === 'zoom_in' ? say('stage_zoom_in') : say('stage_zoom_out'));
  return made;
}
