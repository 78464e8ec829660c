// SPDX-License-Identifier: Apache-2.0

/** Of all that was granted, the sites beyond the catalogue: whole hosts, never "all sites". */
export function ownMatches(granted: readonly string[], catalogue: readonly string[]): string[] {
  return granted.filter((match) => /^https?:\/\/[^*/]+\/\*$/.test(match) && !catalogue.includes(match));
}

/** The match pattern of the site at an address; undefined where no site can be, as on the browser's own pages. */
export function matchOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const {protocol, hostname} = new URL(address);
  return /^https?:$/.test(protocol) && hostname !== '' ? `${protocol}//${hostname}/*` : undefined;
}
