// SPDX-License-Identifier: Apache-2.0
import {contentScripts} from '../../scripts/content-scripts.ts';
import {SITES} from '../decide/sites.ts';
import {ownMatches} from '../decide/own-sites.ts';
import {grantedMatches, guardOpenTabs, onAccessChanged, onStarted, registerScripts} from '../platform/browser.ts';

/**
 * Sites that a person protects beyond the catalogue. What the browser was told to grant is the list: where access
 * was given the guard runs, and where it was taken away it does not. There is no second list that could differ.
 */
export function keepOwnSites(): void {
  onStarted(() => void register([]));
  let before: Promise<readonly string[]> = grantedMatches().then(own);
  onAccessChanged(() => {
    before = before.then(register);
  });
}

async function register(before: readonly string[]): Promise<readonly string[]> {
  const matches = own(await grantedMatches());
  await registerScripts(contentScripts(matches));
  const added = matches.filter((match) => !before.includes(match));
  if (before.length > 0 || added.length > 0) await guardOpenTabs(added);
  return matches;
}

function own(granted: readonly string[]): string[] {
  return ownMatches(
    granted,
    SITES.flatMap(({matches}) => matches),
  );
}
