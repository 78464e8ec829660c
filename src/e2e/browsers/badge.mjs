// SPDX-License-Identifier: Apache-2.0
import {setTimeout} from 'node:timers/promises';

const POLL_MILLIS = 100;
const PATIENCE_MILLIS = 30_000;

/**
 * Waits until the sign on the toolbar button is this one, where the visit's page is in front.
 * @param {import('./visit.mjs').Visit} visit
 * @param {string} wanted
 */
export async function badgeIs(visit, wanted) {
  const own = await visit.browser.puppeteer.newPage();
  try {
    await visit.browser.openOwnPage(own, 'receipts.html');
    const address = visit.page.url();
    let found;
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await setTimeout(POLL_MILLIS)) {
      found = await own.evaluate(async (address) => {
        const {chrome} = /** @type {any} */ (globalThis);
        const tabs = await chrome.tabs.query({});
        const {id: tabId} = tabs.find(({url}) => url === address) ?? {};
        return tabId === undefined ? 'no such tab' : chrome.action.getBadgeText({tabId});
      }, address);
      if (found === wanted) return;
    }
    throw new Error(`the sign is "${found}", not "${wanted}"`);
  } finally {
    await own.close();
    await visit.page.bringToFront();
  }
}
