// SPDX-License-Identifier: Apache-2.0

/**
 * Puts settings into the extension's storage, where its own pages would put them.
 * @param {import('./visit.mjs').Visit} visit
 * @param {object} settings
 */
export async function storeSettings(visit, settings) {
  const page = await visit.browser.puppeteer.newPage();
  await visit.browser.openOwnPage(page, 'receipts.html');
  await page.evaluate(
    (stored) => /** @type {any} */ (globalThis).chrome.storage.local.set({settings: stored}),
    /** @type {any} */ ({version: 2, ...settings}),
  );
  await page.close();
}
