// SPDX-License-Identifier: Apache-2.0

/** What the extension needs of a site to know and name it; the facts about it are in catalogue.ts. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Old and other names that people look for. */
  readonly aliases: readonly string[];
  /** None for programs that people run at addresses of their own. */
  readonly matches: readonly string[];
}

/** One field of every file of the catalogue; the bundler leaves the rest of the files out. */
interface Field<T> {
  readonly [file: string]: T;
}

const ids: Field<string> = import.meta.glob(['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'], {
  eager: true,
  import: 'id',
});
const names: Field<string> = import.meta.glob(['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'], {
  eager: true,
  import: 'name',
});
const aliases: Field<string[]> = import.meta.glob(['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'], {
  eager: true,
  import: 'aliases',
});
const matches: Field<string[]> = import.meta.glob(['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'], {
  eager: true,
  import: 'matches',
});

/** Every entry of the catalogue, by name. */
export const ENTRIES: readonly Site[] = Object.entries(ids)
  .map(([file, id]) => ({
    id,
    name: names[file] ?? id,
    aliases: aliases[file] ?? [],
    matches: matches[file] ?? [],
  }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The entries that have addresses of their own, and are protected from the start. */
export const SITES: readonly Site[] = ENTRIES.filter((site) => site.matches.length > 0);

/** The site that an address belongs to. */
export function siteAt(address: string | undefined, sites = SITES): Site | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return sites.find((site) => site.matches.some((match) => patternCovers(match, url)));
}

export function hostsOf(site: Site): string[] {
  return [...new Set(site.matches.map((match) => new URL(match.replaceAll('*', '')).hostname))];
}

/** Match patterns of the catalogue: https, an exact host, a path in which `*` stands for anything. */
function patternCovers(match: string, url: URL): boolean {
  const [, host, path] = /^https:\/\/([^/]+)(\/.*)$/.exec(match) ?? [];
  if (url.protocol !== 'https:' || url.host !== host || path === undefined) return false;
  const quoted = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${quoted.join('.*')}$`, 's').test(url.pathname + url.search);
}
