// SPDX-License-Identifier: Apache-2.0

/**
 * Opens the toolbar popup over the tab in front, as a click on the button does. Chromium only: no driver can click a
 * toolbar, but the extension itself may open it.
 * @param {import('./browser.mjs').Browser} browser
 * @returns {Promise<import('puppeteer-core').Page>}
 */
export async function openPopup({puppeteer}) {
  const background = await puppeteer.waitForTarget((target) => target.type() === 'service_worker');
  const worker = await background.worker();
  const opened = puppeteer.waitForTarget((target) => target.url().endsWith('/popup.html'));
  await worker?.evaluate('chrome.action.openPopup()');
  return (await opened).asPage();
}
