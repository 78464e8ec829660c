// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';

const FOLDER = new URL('../../src/sites/', import.meta.url);

/** The match patterns of every site in the catalogue: adding a site is adding one file there. */
export function readMatches(): string[] {
  return siteFiles().flatMap((name) => {
    const site = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as {matches: string[]};
    return site.matches;
  });
}

export function siteFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();
}
