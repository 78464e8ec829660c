// SPDX-License-Identifier: Apache-2.0
import type {SiteRecord} from './facts.ts';

/**
 * The whole files of the catalogue, as text: a page that asks about one site reads one of them and no more. Only pages
 * of the extension and its background import this file; content scripts get what they show by message.
 */
const files: Readonly<Record<string, string>> = import.meta.glob(
  ['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'],
  {eager: true, query: '?raw', import: 'default'},
);

/** What is known about the site with this id. */
export function recordOf(id: string): SiteRecord | undefined {
  const text = files[`../../../src/sites/${id}.json`];
  return text === undefined ? undefined : (JSON.parse(text) as SiteRecord);
}
