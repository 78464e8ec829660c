// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {EXTENSIONS} from '../product.mjs';

/** @type {Record<string, {message: string}> | undefined} */
let messages;

/**
 * What the extension as built says to people, in English.
 * @param {string} key
 * @param {...string} blanks what stands in the blanks, in the order of the English text
 */
export function words(key, ...blanks) {
  messages ??= JSON.parse(readFileSync(join(EXTENSIONS.chromium, '_locales/en/messages.json'), 'utf8'));
  const found = messages?.[key];
  if (!found) throw new Error(`the extension has no words for ${key}`);
  return blanks.reduce((text, blank) => text.replace(/\$[A-Z]+\$/, blank), found.message);
}
