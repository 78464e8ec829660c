// SPDX-License-Identifier: Apache-2.0
import type {Container} from '../decide/containers.ts';
import type {FailureCode} from '../host/failure.ts';
import type {Finding, Risk} from '../host/protocol.ts';
import {localText} from '../platform/browser.ts';

/** Texts that were asked for before. A guard that outlived its extension gets no new ones, but still has to speak. */
const known = new Map<string, string>();

/** The text for `key` in the browser's language. */
export function say(key: string, ...values: string[]): string {
  const id = [key, ...values].join('\n');
  let text = known.get(id);
  if (text === undefined) {
    try {
      text = localText(key, ...values);
    } catch {
      return ''; // the extension is gone
    }
    if (values.length === 0) known.set(id, text);
  }
  return text;
}

/**
 * `key_one`, `key_few` or `key_many`, as the number wants it in the language of the texts; only languages that have
 * few have words for few. The number is the first blank, `more` the others; `key_one` has no blank for the number.
 */
export function sayCount(key: string, count: number, ...more: string[]): string {
  if (count === 1) return say(`${key}_one`, ...more);
  const few = new Intl.PluralRules(say('language_tag') || 'en').select(count) === 'few';
  const text = (few && say(`${key}_few`, String(count), ...more)) || say(`${key}_many`, String(count), ...more);
  return text || say(`${key}_one`, ...more);
}

/** Fetches what a guard needs when its extension is gone. */
export function rememberLastWords(): void {
  for (const key of LAST_WORDS) say(key);
}

const LAST_WORDS = [
  'language_tag',
  'dialog_title_one',
  'dialog_held',
  'dialog_leave_out',
  'dialog_original',
  'dialog_confirm_title',
  'dialog_confirm_body',
  'dialog_confirm_yes',
  'dialog_exposed',
  'dialog_back',
  'failure_extension_reloaded',
  'advice_extension_reloaded',
  'product_name',
];

export function failureText(code: FailureCode): string {
  return say(`failure_${code}`);
}

export function adviceText(code: FailureCode): string {
  return say(`advice_${code}`);
}

export function riskText(risk: Risk): string {
  return say(`risk_${risk}`);
}

/** A newer host may know kinds without words here: the field's own name then. */
export function kindText(finding: Finding): string {
  return say(`kind_${finding.kind.replaceAll('-', '_')}`) || finding.name;
}

/** The same where only the kind was kept. */
export function kindName(kind: string): string {
  return say(`kind_${kind.replaceAll('-', '_')}`) || kind;
}

/** What a place in a picture shows: "E-mail address". A newer host may know labels without words here. */
export function labelText(label: string): string {
  return say(`label_${label.replaceAll('-', '_') || 'own'}`) || label;
}

/** The same with a number where there are several. */
export function placeText({label, number}: {readonly label: string; readonly number: number}): string {
  return number > 1 ? say('place_number', labelText(label), String(number)) : labelText(label);
}

/** "E-mail address, covered". */
export function placeState(place: {
  readonly label: string;
  readonly number: number;
  readonly covered: boolean;
}): string {
  return place.covered ? say('place_covered', placeText(place)) : say('place_open', placeText(place));
}

/** "This PDF may hold pictures ..." */
export function containerText(container: Container): string {
  return say(`toast_embedded_${container}`);
}

export function carrierText(carrier: string): string {
  return say(`carrier_${carrier}`) || carrier;
}
