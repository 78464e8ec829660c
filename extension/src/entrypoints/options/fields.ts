// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../../settings/policy.ts';
import type {Settings} from '../../settings/settings.ts';
import {element} from '../../ui/element.ts';
import {icon} from '../../ui/icons.ts';
import {say} from '../../ui/words.ts';

export type Save = (change: (settings: Settings) => Partial<Settings>) => Promise<void>;

/** The settings that are one of several words. */
export type Choice = 'fallback' | 'embedded' | 'receipts' | 'faces' | 'text' | 'codes' | 'unseen';

/** A setting with its label, and who decided it. */
export function choiceField<K extends Choice>(
  name: K,
  label: string,
  values: readonly Settings[K][],
  text: (value: Settings[K]) => string,
  settings: Effective,
  save: Save,
): HTMLElement {
  const options = values.map((value) => element('option', {value}, text(value)));
  const select = element('select', {id: name, ...(settings.locked.includes(name) && {disabled: ''})}, ...options);
  select.value = settings[name];
  select.addEventListener('change', () => void save(() => ({[name]: select.value})));
  return field(name, label, select, settings);
}

export function field(name: keyof Settings, label: string, control: HTMLElement, settings: Effective): HTMLElement {
  return element('div', {class: 'field'}, element('label', {for: name}, label), control, ...lockOf(name, settings));
}

/** "Your organisation decided this", beside what it decided. */
export function lockOf(name: keyof Settings, {locked}: Effective): HTMLElement[] {
  return locked.includes(name) ? [element('span', {class: 'pill'}, icon('lock'), say('locked'))] : [];
}
