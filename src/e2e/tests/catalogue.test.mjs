// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {startBrowser} from '../browsers/browser.mjs';
import {startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};

const site = await startSite();
after(() => site.close());

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, the catalogue`, () => {
    /** @type {import('../browsers/browser.mjs').Browser} */
    let browser;
    /** @type {import('puppeteer-core').Page} */
    let page;

    before(async () => {
      browser = await startBrowser(kind, {sitePort: site.port});
      page = await browser.puppeteer.newPage();
      await browser.openOwnPage(page, 'options.html');
    });
    after(() => browser?.close());

    test('has match patterns that the browser takes, every one', within, async () => {
      const taken = await page.evaluate(async () => {
        const {chrome} = /** @type {any} */ (globalThis);
        const {host_permissions: origins} = chrome.runtime.getManifest();
        return {count: origins.length, held: await chrome.permissions.contains({origins})};
      });
      assert.equal(taken.held, true);
      assert.ok(taken.count > 50, `${taken.count} patterns`);
    });

    for (const [typed, name] of [
      ['le chat', 'Mistral Vibe'],
      ['LMArena', 'Arena'],
      ['notebooklm', 'Gemini Notebook'],
    ]) {
      test(`is searched by old names in the options: ${typed} is ${name}`, within, async () => {
        const search = await page.waitForSelector('#rules-search');
        await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 30);
        await search?.evaluate((field) => /** @type {HTMLInputElement} */ (field.value = ''));
        await search?.type(typed ?? '');
        const shown = await page.$$eval('tbody tr', (rows) =>
          rows
            .filter((row) => !(/** @type {HTMLElement} */ (row).hidden))
            .map((row) => row.querySelector('th bdi')?.textContent),
        );
        assert.deepEqual(shown, [name]);
      });
    }
  });
}
