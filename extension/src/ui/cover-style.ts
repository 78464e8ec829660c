// SPDX-License-Identifier: Apache-2.0
import {type Style, STYLES} from '../host/region.ts';
import {element} from './element.ts';
import {say} from './words.ts';

/** How covered places look, and why blur is only a look. */
export class CoverStyle {
  readonly element: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(changed: (style: Style) => void) {
    const options = STYLES.map((value) => element('option', {value}, say(`style_${value}`)));
    this.#select = element('select', {id: 'style', 'aria-describedby': 'style-hint'}, ...options);
    this.#select.addEventListener('change', () => changed(this.style));
    this.element = element(
      'div',
      {class: 'style'},
      element('p', {class: 'line'}, element('label', {for: 'style'}, say('style_label')), ' ', this.#select),
      element('p', {id: 'style-hint', class: 'hint'}, say('style_hint')),
      element(
        'details',
        {},
        element('summary', {}, say('stage_help')),
        element('p', {}, say('stage_help_what')),
        element('p', {}, say('stage_help_not')),
      ),
    );
  }

  get style(): Style {
    return STYLES.find((one) => one === this.#select.value) ?? 'solid';
  }
}
