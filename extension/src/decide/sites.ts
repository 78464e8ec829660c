// SPDX-License-Identifier: Apache-2.0

/** What the extension itself needs of `src/sites/*.json`. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly matches: readonly string[];
}

const files = import.meta.glob<Site>(['../../../src/sites/*.json', '!../../../src/sites/*.schema.json'], {
  eager: true,
  import: 'default',
});

export const SITES: readonly Site[] = Object.values(files).sort((a, b) => a.name.localeCompare(b.name, 'en'));

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
