// SPDX-License-Identifier: Apache-2.0
import {element} from '../../ui/element.ts';

/** A field below its label, with a hint that is read out with it. */
export function field<E extends HTMLElement>(label: string, control: E, hint?: string): HTMLElement {
  const described = hint === undefined ? [] : [element('p', {class: 'hint', id: `${control.id}-hint`}, hint)];
  if (hint !== undefined) control.setAttribute('aria-describedby', `${control.id}-hint`);
  return element('div', {class: 'field'}, element('label', {for: control.id}, label), control, ...described);
}

/** Radio buttons or checkboxes under one question. */
export function choices(
  type: 'radio' | 'checkbox',
  name: string,
  question: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: (value: string) => boolean,
): HTMLFieldSetElement {
  const rows = options.map(([value, text]) => {
    const id = `${name}-${value}`;
    const input = element('input', {type, name, value, id, ...(chosen(value) && {checked: ''})});
    return element('div', {class: 'choice'}, input, element('label', {for: id}, text));
  });
  return element('fieldset', {id: name}, element('legend', {}, question), ...rows);
}

/** What is ticked under one question. */
export function ticked(name: string): string[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(({value}) => value);
}

export function select(id: string, options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  return element('select', {id}, ...options.map(([value, text]) => element('option', {value}, text)));
}

/** Other options in the same place; what was chosen stays chosen where it is still there. */
export function refill(control: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[]): void {
  const before = control.value;
  control.replaceChildren(...options.map(([value, text]) => element('option', {value}, text)));
  if (options.some(([value]) => value === before)) control.value = before;
}
