// SPDX-License-Identifier: Apache-2.0
import {contentScripts} from '../../scripts/content-scripts.ts';
import {SITES} from '../decide/sites.ts';
import {ownMatches} from '../decide/own-sites.ts';
import {
  grantedMatches,
  guardOpenTabs,
  onAccessChanged,
  onStarted,
  registeredMatches,
  registerScripts,
} from '../platform/browser.ts';
import {chosenSites} from '../settings/chosen-sites.ts';

/**
 * Sites that a person protects beyond the catalogue. What the browser was told to grant is the list: where access
 * was given the guard runs, and where it was taken away it does not; see `ownMatches` for the one exception.
 */
export class OwnSites {
  #last: Promise<void> = Promise.resolve();

  keep(): void {
    onStarted(() => void this.#soon(() => guardAll()));
    onAccessChanged(() => void this.settle());
  }

  /** Has the guard run where it is to run, also in the tabs that are open. Over when it does. */
  settle(): Promise<void> {
    return this.#soon(() => guardNew());
  }

  /** Changes follow each other: two at once would both start from the same scripts. */
  #soon(change: () => Promise<void>): Promise<void> {
    this.#last = this.#last.catch(() => undefined).then(change);
    return this.#last;
  }
}

async function guardAll(): Promise<void> {
  const matches = await wanted();
  await registerScripts(contentScripts(matches));
  await guardOpenTabs(matches);
}

/** The scripts that the browser has say what was there before: the background may have slept in between. */
async function guardNew(): Promise<void> {
  const [before, matches] = await Promise.all([registeredMatches(), wanted()]);
  await registerScripts(contentScripts(matches));
  await guardOpenTabs(matches.filter((match) => !before.includes(match)));
}

async function wanted(): Promise<string[]> {
  const [granted, chosen] = await Promise.all([grantedMatches(), chosenSites()]);
  return ownMatches(
    granted,
    SITES.flatMap(({matches}) => matches),
    chosen,
  );
}
