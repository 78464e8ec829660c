// SPDX-License-Identifier: Apache-2.0

/**
 * The sites beyond the catalogue that are protected: whole hosts, never "all sites". What was granted is the list, but
 * for hosts of which the catalogue names some pages only: a grant knows no paths, so that of these the whole host is
 * granted from the start, and only `chosen` says whether the person wants the other pages protected as well.
 */
export function ownMatches(
  granted: readonly string[],
  catalogue: readonly string[],
  chosen: readonly string[],
): string[] {
  const partly = partlyListed(catalogue);
  const beyond = granted.filter(
    (match) => /^https?:\/\/[^*/]+\/\*$/.test(match) && !catalogue.includes(match) && !partly.includes(match),
  );
  return [...beyond, ...partly.filter((match) => chosen.includes(match))];
}

/** The hosts of which the catalogue names some pages only, as match patterns of the whole host. */
export function partlyListed(catalogue: readonly string[]): string[] {
  const hosts = catalogue.map((match) => `${match.split('/', 3).join('/')}/*`);
  return [...new Set(hosts)].filter((match) => !catalogue.includes(match));
}

/** The match pattern of the site at an address; undefined where no site can be, as on the browser's own pages. */
export function matchOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const {protocol, hostname} = new URL(address);
  return /^https?:$/.test(protocol) && hostname !== '' ? `${protocol}//${hostname}/*` : undefined;
}
