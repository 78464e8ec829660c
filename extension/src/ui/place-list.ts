// SPDX-License-Identifier: Apache-2.0
import {button} from './dialog-parts.ts';
import {element} from './element.ts';
import {icon} from './icons.ts';
import type {Place, Places} from './places.ts';
import {placeText, say} from './words.ts';

/** The places as a list beside the picture: the same choice without a hand that has to aim. */
export class PlaceList {
  readonly element = element('ul', {class: 'places'});
  readonly #places: Places;
  readonly #rows = new Map<Place, {readonly row: HTMLElement; readonly box: HTMLInputElement}>();
  readonly #point: (place: Place, to: boolean) => void;

  /** @param point says in the picture which place a row means */
  constructor(places: Places, point: (place: Place, to: boolean) => void) {
    this.#places = places;
    this.#point = point;
    places.watch(() => this.#show());
  }

  #show(): void {
    const {all} = this.#places;
    for (const place of all) {
      const {row, box} = this.#rows.get(place) ?? this.#make(place);
      box.checked = place.covered;
      if (!row.isConnected) this.element.append(row);
    }
    for (const [place, {row}] of this.#rows) {
      if (all.includes(place)) continue;
      row.remove();
      this.#rows.delete(place);
    }
  }

  #make(place: Place) {
    const box = element('input', {type: 'checkbox'});
    box.addEventListener('change', (event) => {
      if (event.isTrusted) this.#places.change(place, {covered: box.checked});
    });
    const label = element('label', {}, box, element('span', {}, placeText(place)));
    if (!place.sure) label.append(element('span', {class: 'hint'}, say('place_maybe')));
    const row = element('li', {}, label);
    if (place.label === '') row.append(this.#removeButton(place));
    for (const type of ['pointerenter', 'focusin']) row.addEventListener(type, () => this.#point(place, true));
    for (const type of ['pointerleave', 'focusout']) row.addEventListener(type, () => this.#point(place, false));
    const made = {row, box};
    this.#rows.set(place, made);
    return made;
  }

  #removeButton(place: Place): HTMLElement {
    const made = button('small', '', () => this.#places.remove(place));
    made.append(icon('remove'));
    made.setAttribute('aria-label', say('place_remove', placeText(place)));
    return made;
  }
}
