// SPDX-License-Identifier: Apache-2.0
import type {Failure, FailureCode} from '../host/failure.ts';
import {allTabs, badgeOf, localText, showBadge} from '../platform/browser.ts';

/** Failures that mean no image can be cleaned until somebody does something. */
const HOST_MISSING: readonly FailureCode[] = [
  'host_not_found',
  'host_forbidden',
  'host_outdated',
  'extension_outdated',
  'host_garbled',
];

/** White on each of these is easy to read. */
const COLOURS = {count: '#1d5fa8', missing: '#b3261e', paused: '#855000'};

const MISSING = '!';
const PAUSED = 'II';

let counting: Promise<void> = Promise.resolve();

/**
 * The toolbar button's sign: how many images were cleaned in a tab since its page loaded (the browser takes the sign of
 * a tab away when that loads anew), "!" where the host is missing, and a sign where the person paused.
 */
export const badge = {
  cleaned(tab: number): Promise<void> {
    // One after the other: two images that are done at once would both read the same count.
    counting = counting.then(() => countOne(tab)).catch(() => undefined);
    return counting;
  },

  async failed(tab: number, {code}: Failure): Promise<void> {
    if (!HOST_MISSING.includes(code)) return;
    const title = `${localText('product_name')}: ${localText(`failure_${code}`)}`;
    if (tab >= 0) await showBadge(MISSING, COLOURS.missing, title, tab);
    // Last: where it stands, tabs may have it too.
    await showBadge(MISSING, COLOURS.missing, title);
  },

  /** The host answered: no tab is to say any more that it is missing. */
  async present(): Promise<void> {
    if ((await badgeOf()) !== MISSING) return;
    await showBadge('', COLOURS.count, localText('product_name'));
    for (const tab of await allTabs()) {
      if ((await badgeOf(tab)) === MISSING) await showBadge('', COLOURS.count, localText('product_name'), tab);
    }
  },

  async paused(tab: number, now: boolean): Promise<void> {
    const title = now ? localText('badge_paused') : localText('product_name');
    await showBadge(now ? PAUSED : '', COLOURS.paused, title, tab);
  },
};

async function countOne(tab: number): Promise<void> {
  await badge.present();
  if (tab < 0) return;
  const before = Number.parseInt(await badgeOf(tab), 10) || 0;
  await showBadge(String(before + 1), COLOURS.count, localText('badge_cleaned', String(before + 1)), tab);
}
