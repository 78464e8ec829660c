// SPDX-License-Identifier: Apache-2.0
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

/** `key_one` or `key_many`, as the number wants it. */
export function sayCount(key: string, count: number): string {
  return (count > 1 && say(`${key}_many`, String(count))) || say(`${key}_one`);
}

/** Fetches what a guard needs when its extension is gone. */
export function rememberLastWords(): void {
  for (const key of LAST_WORDS) say(key);
}

const LAST_WORDS = [
  'dialog_title_one',
  'dialog_held',
  'dialog_leave_out',
  'dialog_original',
  'dialog_confirm_title',
  'dialog_confirm_body',
  'dialog_confirm_yes',
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

export function carrierText(carrier: string): string {
  return say(`carrier_${carrier}`) || carrier;
}
