// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {join} from 'node:path';
import {violations} from '../browsers/axe.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

// axe-core needs the DevTools protocol to see into our closed shadow roots. What it judges is the same in both browsers.
if (TESTED_KINDS.includes('chromium')) {
  const within = {timeout: 120_000};
  const site = await startSite();
  const program = await startSite({local: true});
  const folder = scratchFolder('accessibility-test');
  const album = await makeAlbum(join(folder.path, 'album'));
  /** @type {Visit} */
  let visit;

  before(async () => {
    visit = await Visit.start('chromium', site);
    await visit.browser.register();
  }, within);
  after(async () => {
    await visit?.close();
    await site.close();
    await program.close();
    folder.remove();
  });

  for (const look of /** @type {const} */ (['light', 'dark'])) {
    test(`axe-core has nothing against any page (${look})`, within, async () => {
      const {page} = visit;
      await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      for (const [address, ready] of [
        ['options.html', '#rules-host'],
        ['receipts.html', 'tbody tr'],
        ['setup.html', '.checks li'],
        ['letter.html?site=chatgpt', 'main h1'],
        ['letter.html', 'main h1'],
      ]) {
        await visit.browser.openOwnPage(page, address ?? '');
        await page.waitForSelector(ready ?? '');
        // What is folded away counts as well.
        await page.$$eval('details', (all) => all.forEach((one) => (one.open = true)));
        assert.deepEqual(await violations(page), [], address);
      }
    });

    test(`axe-core has nothing against toast, dialog and warning (${look})`, within, async () => {
      const {page} = visit;
      await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
      await storeSettings(visit, {});
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await visit.surface.pressSummary('toast_details');
      assert.deepEqual(await violations(page, {inside: true}), [], 'toast');
      await visit.choose([album.broken]);
      await visit.surface.button('dialog_original');
      assert.deepEqual(await violations(page, {inside: true}), [], 'failure dialog');
      await visit.surface.press('dialog_original');
      await visit.surface.button('dialog_confirm_yes');
      assert.deepEqual(await violations(page, {inside: true}), [], 'confirmation of the failure dialog');
      await visit.surface.press('dialog_back');
      await visit.surface.press('dialog_leave_out');
      await storeSettings(visit, {rules: {[SITE]: {mode: 'ask'}}});
      await visit.choose([album.photo, album.png]);
      await visit.surface.button('review_original_many', '2');
      assert.deepEqual(await violations(page, {inside: true}), [], 'upload warning');
      await visit.surface.press('review_original_many', '2');
      await visit.surface.button('review_original_yes_many', '2');
      assert.deepEqual(await violations(page, {inside: true}), [], 'confirmation of the upload warning');
      await visit.surface.press('dialog_back');
      await visit.surface.press('review_cancel');
    });

    test(`axe-core has nothing against the toolbar popup (${look})`, within, async () => {
      await storeSettings(visit, {});
      for (const [address, ready] of [
        [site.address('plain.html'), 'main select'],
        [program.address('plain.html'), 'main .primary'],
      ]) {
        await visit.page.goto(address ?? '');
        const {page: popup} = await visit.browser.openPopup(visit.page);
        await popup.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
        await popup.waitForSelector(ready ?? '');
        await popup.$$eval('summary', (all) => all.forEach((one) => one.click()));
        if (address?.startsWith('https:')) await popup.waitForSelector('.facts');
        assert.deepEqual(await violations(popup), [], address);
        await popup.close();
      }
    });

    test(`axe-core has nothing against what is shown without the program (${look})`, within, async () => {
      const alone = await Visit.start('chromium', site);
      try {
        const {page} = alone;
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
        await alone.browser.openOwnPage(page, 'setup.html');
        await page.waitForSelector('.checks .bad');
        assert.deepEqual(await violations(page), [], 'setup');
        await alone.open('plain.html');
        const {page: popup} = await alone.browser.openPopup(page);
        await popup.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
        await popup.waitForSelector('footer .bad');
        assert.deepEqual(await violations(popup), [], 'popup');
      } finally {
        await alone.close();
      }
    });

    test(`axe-core has nothing against what an organisation decided (${look})`, within, async () => {
      const policy = {fallback: 'clean', ownRules: false, pausing: false, uploadOriginal: false, askWhen: ['location']};
      const locked = await Visit.start('chromium', site, {policy});
      try {
        const {page} = locked;
        await locked.browser.register();
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
        await locked.browser.openOwnPage(page, 'options.html');
        await page.waitForSelector('tbody .pill');
        assert.deepEqual(await violations(page), [], 'options');
        await locked.open('plain.html');
        const {page: popup} = await locked.browser.openPopup(page);
        await popup.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
        await popup.waitForSelector('main select');
        assert.deepEqual(await violations(popup), [], 'popup');
      } finally {
        await locked.close();
      }
    });
  }
}
