// SPDX-License-Identifier: Apache-2.0
import {chromiumIds} from '../product.mjs';
import {Popup} from './popup.mjs';

/** On a busy machine. */
const OPENED_MILLIS = 60_000;

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Popup>}
 */
export async function openChromiumPopup(browser, page) {
  await page.bringToFront();
  const extension = (await browser.extensions()).get(chromiumIds[0] ?? '');
  const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'), {timeout: OPENED_MILLIS});
  await extension?.triggerAction(page);
  const popup = await (await opened).asPage();
  await popup.waitForSelector('main > *');
  return new Popup({
    page: popup,
    evaluate: (look, ...told) => popup.evaluate(look, ...told),
    click: (x, y) => popup.mouse.click(x, y),
    close: () => popup.close(),
  });
}

/**
 * Has Chromium say yes without a question when the extension asks for these: a person has allowed them before, on the
 * browser's own page about extensions.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string[]} matches
 */
export async function allowInChromium(browser, matches) {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async (extensionId, matches) => {
      const {developerPrivate} = /** @type {any} */ (globalThis).chrome;
      // Single sites can be allowed only while not all are.
      await developerPrivate.updateExtensionConfiguration({extensionId, hostAccess: 'ON_SPECIFIC_SITES'});
      for (const match of matches) await developerPrivate.addHostPermission(extensionId, match);
      await developerPrivate.updateExtensionConfiguration({extensionId, hostAccess: 'ON_ALL_SITES'});
    },
    chromiumIds[0] ?? '',
    matches,
  );
  await page.close();
}
