// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {decodePixels} from '../photos/pixels.mjs';
import {leaksIn} from '../photos/secrets.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
/** The least that can be kept, and a few more than that. */
const LIMIT = 10;
const UPLOADED = 12;

const site = await startSite();
const folder = scratchFolder('own-pages-test');
const album = await makeAlbum(join(folder.path, 'album'));
const many = Array.from({length: UPLOADED}, (_, index) => {
  const file = join(folder.path, `many-${index}.jpeg`);
  copyFileSync(album.turned.file, file);
  return {...album.turned, file};
});
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, ScrubJay’s own pages`, () => {
    /** @type {Visit} */
    let visit;
    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    async function openPage(address) {
      await visit.page.bringToFront(); // nothing can be clicked behind another tab
      await visit.browser.openOwnPage(visit.page, address);
    }
    /** What the extension has stored. @param {'local' | 'session'} area @param {string} key */
    const stored = (area, key) =>
      visit.page.evaluate(
        async (area, key) => (await /** @type {any} */ (globalThis).chrome.storage[area].get(key))[key],
        area,
        key,
      );
    const rows = () => visit.page.$$eval('tbody tr', (rows) => rows.map((row) => row.textContent ?? ''));

    test('the browser keeps them from sending anything, even to a site that they may reach', within, async () => {
      await openPage('options.html');
      const sent = await visit.page.evaluate(
        (address) =>
          fetch(address, {method: 'POST', body: 'x'}).then(
            () => 'sent',
            () => 'refused',
          ),
        site.address('sent'),
      );
      assert.equal(sent, 'refused');
      assert.ok(!site.uploads.requests.some(({path}) => path === '/sent'), 'nothing came');
    });

    test('the options of one site hold there, and stay in view while they are changed', within, async () => {
      const {page} = visit;
      await storeSettings(visit, {});
      await openPage('options.html');
      await page.waitForSelector(`[id="options-${SITE}"]`);
      await page.type('#rules-search', 'chatgpt');
      await page.click(`[id="options-${SITE}"] summary`);
      for (const [id, value] of /** @type {const} */ ([
        ['reencode', true],
        ['keepColourProfile', true],
        ['reencode', false],
        ['reencode', true],
      ])) {
        await page.click(`[id="${id}-${SITE}"]`);
        await page.waitForFunction(
          async (host, id, value) => {
            const {settings} = await /** @type {any} */ (globalThis).chrome.storage.local.get('settings');
            return settings.rules?.[host]?.[id] === value;
          },
          {},
          SITE,
          id,
          value,
        );
      }
      assert.equal(await page.evaluate(() => document.activeElement?.id), `reencode-${SITE}`);
      for (const mode of ['ask', 'clean']) {
        await page.select(`[id="rule-${SITE}"]`, mode);
        await page.waitForFunction(
          async (host, mode) => {
            const {settings} = await /** @type {any} */ (globalThis).chrome.storage.local.get('settings');
            return settings.rules?.[host]?.mode === mode;
          },
          {},
          SITE,
          mode,
        );
      }
      // The row was drawn anew each time.
      await page.waitForFunction((id) => document.getElementById(id)?.hasAttribute('open'), {}, `options-${SITE}`);

      await visit.open('plain.html');
      await visit.choose([album.photo]);
      const [[photo]] = await site.uploads.arrived(1);
      assert.deepEqual(leaksIn(photo.bytes), []);
      assert.notEqual(photo.sha256, album.photo.cleanSha256);
      const difference = differenceOf(photo.bytes, album.photo.bytes);
      assert.ok(difference > 0 && difference < 4, `drawn anew and saved: ${difference} of 255 in the mean`);
      await visit.choose([album.png]);
      const [, [png]] = await site.uploads.arrived(2);
      assert.deepEqual(leaksIn(png.bytes), []);
      assert.equal(differenceOf(png.bytes, album.png.bytes), 0);
    });

    test('the newest receipts are kept, for good where that is wanted, and not at all where not', within, async () => {
      await storeSettings(visit, {receiptLimit: LIMIT});
      await openPage('receipts.html');
      await visit.page.evaluate(() => /** @type {any} */ (globalThis).chrome.storage.session.remove('receipts'));
      await visit.open('plain.html');
      await visit.choose(many);
      assertClean((await site.uploads.arrived(1))[0], many);
      await openPage('receipts.html');
      await visit.page.waitForFunction((limit) => document.querySelectorAll('tbody tr').length === limit, {}, LIMIT);
      const text = await visit.page.$eval('main', (main) => main.textContent ?? '');
      for (const told of [words('receipts_kept_session'), words('receipts_limit', String(LIMIT))])
        assert.ok(text.includes(told), text);
      assert.equal(await stored('local', 'receipts'), undefined);

      await storeSettings(visit, {receiptLimit: LIMIT, receipts: 'always'});
      await visit.page.waitForFunction(async () => {
        const {local, session} = /** @type {any} */ (globalThis).chrome.storage;
        const kept = (await local.get('receipts')).receipts ?? [];
        return kept.length > 0 && ((await session.get('receipts')).receipts ?? []).length === 0;
      });
      assert.equal((await stored('local', 'receipts')).length, LIMIT);

      await storeSettings(visit, {receipts: 'never'});
      await visit.page.waitForFunction(
        async () => (await /** @type {any} */ (globalThis).chrome.storage.local.get('receipts')).receipts === undefined,
      );
      site.uploads.forget();
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await site.uploads.arrived(1);
      await openPage('receipts.html');
      await visit.page.waitForFunction(
        (none) => document.querySelector('main')?.textContent?.includes(none),
        {},
        words('receipts_none'),
      );
    });

    test('receipts are exported as they are, and cleared', within, async () => {
      await storeSettings(visit, {});
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await openPage('receipts.html');
      await visit.page.waitForSelector('tbody tr');
      const {name, text} = await saved(visit.page, words('receipts_export'));
      assert.equal(name, 'scrubjay-receipts.json');
      const [receipt, ...others] = JSON.parse(text);
      assert.deepEqual(others, []);
      assert.deepEqual(Object.keys(receipt).sort(), ['as', 'carriers', 'format', 'host', 'kinds', 'time']);
      assert.deepEqual([receipt.host, receipt.format, receipt.as], [SITE, 'jpeg', 'clean']);
      assert.ok(Math.abs(receipt.time - Date.now()) < 120_000);
      assert.deepEqual(leaksIn(Buffer.from(text)), []);

      await press(visit.page, words('receipts_clear'));
      await visit.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 0);
      assert.deepEqual(await rows(), []);
      assert.deepEqual(await stored('session', 'receipts'), []);
    });

    test('settings are exported as what differs from the defaults, and reset by two clicks', within, async () => {
      const different = {version: 2, fallback: 'ask', rules: {'ai.example.com': {mode: 'block', keepNames: true}}};
      await storeSettings(visit, different);
      await openPage('options.html');
      await visit.page.waitForSelector('#rules-host');
      const {name, text} = await saved(visit.page, words('options_export'));
      assert.equal(name, 'scrubjay-settings.json');
      assert.deepEqual(JSON.parse(text), different);

      await press(visit.page, words('options_reset'));
      assert.deepEqual(await stored('local', 'settings'), different);
      await press(visit.page, words('options_reset_yes'));
      await visit.page.waitForFunction(
        () => /** @type {HTMLSelectElement} */ (document.querySelector('#fallback')).value === 'clean',
      );
      assert.deepEqual(await stored('local', 'settings'), {version: 2});
    });
  });
}

for (const kind of TESTED_KINDS) {
  for (const registered of [false, true]) {
    test(
      `in ${kind}, once installed the setup page ${registered ? 'waits behind where the host answers' : 'comes to the front where it is missing'}`,
      within,
      async () => {
        const visit = await Visit.start(kind, site, {extension: 'later'});
        try {
          if (registered) await visit.browser.register();
          await visit.open('plain.html');
          await visit.page.bringToFront();
          await visit.browser.reloadExtension();
          await setupPageOpened(visit);
          assert.equal(await visit.page.evaluate(() => document.visibilityState), registered ? 'visible' : 'hidden');
        } finally {
          await visit.close();
        }
      },
    );
  }

  test(
    `in ${kind}, the setup page says what is missing and which command mends it, until it is there`,
    within,
    async () => {
      const visit = await Visit.start(kind, site);
      try {
        const {page} = visit;
        await page.bringToFront();
        await visit.browser.openOwnPage(page, 'setup.html');
        await page.waitForSelector('.checks .bad');
        const text = await page.$eval('main', (main) => main.textContent ?? '');
        for (const key of ['failure_host_not_found', 'setup_install', 'setup_sandbox'])
          assert.ok(text.includes(words(key)), `${key} in: ${text}`);
        const commands = await page.$$eval('pre', (all) => all.map(({textContent}) => textContent));
        assert.deepEqual(commands.slice(0, 2), ['./scrubjay install', './scrubjay doctor']);
        assert.ok(commands.some((command) => command?.startsWith('flatpak override --user')));
        assert.equal(
          commands.some((command) => command?.includes('snap.firefox yes')),
          kind === 'firefox',
        );
        await press(page, words('setup_try_button'));
        await page.waitForFunction(
          (failure) => document.querySelector('main')?.lastElementChild?.textContent?.includes(failure),
          {},
          words('failure_host_not_found'),
        );
        await visit.browser.register();
        await press(page, words('setup_again'));
        await page.waitForSelector('.note.good');
        assert.deepEqual(await page.$$('pre'), []);
        const checks = await page.$$eval('.checks li', (rows) => rows.map(({textContent}) => textContent).join('\n'));
        for (const told of ['JPEG, PNG, WebP', kind === 'chromium' ? 'Chromium' : 'Firefox', words('setup_access_all')])
          assert.ok(checks.includes(told), `${told} in: ${checks}`);
      } finally {
        await visit.close();
      }
    },
  );
}

/** Clicks the button of these words. @param {import('puppeteer-core').Page} page @param {string} name */
async function press(page, name) {
  for (const button of await page.$$('main button'))
    if ((await button.evaluate(({textContent}) => textContent)) === name) return button.click();
  throw new Error(`there is no button "${name}"`);
}

/**
 * The file that a button saves; a test leaves none in the folder for downloads.
 * @param {import('puppeteer-core').Page} page
 * @param {string} button
 * @returns {Promise<{name: string, text: string}>}
 */
async function saved(page, button) {
  await page.evaluate(() => {
    const kept = /** @type {any} */ (globalThis);
    const {createObjectURL} = URL;
    URL.createObjectURL = (blob) => ((kept.savedBlob = blob), createObjectURL(blob));
    HTMLAnchorElement.prototype.click = function () {
      kept.savedName = this.download;
    };
  });
  await press(page, button);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).savedName);
  return page.evaluate(async () => {
    const {savedBlob, savedName} = /** @type {any} */ (globalThis);
    return {name: savedName, text: await savedBlob.text()};
  });
}

/** How far two pictures of one size are from each other, in the mean over all samples. */
function differenceOf(one, other) {
  const [a, b] = [decodePixels(one), decodePixels(other)];
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  let sum = 0;
  for (let index = 0; index < a.data.length; index++) sum += Math.abs(a.data[index] - b.data[index]);
  return sum / a.data.length;
}

/**
 * Waits for the second tab, and until the browser has shown which of them is in front.
 * @param {Visit} visit
 */
async function setupPageOpened({browser, page}) {
  while ((await browser.puppeteer.pages()).length < 2) await delay(50);
  await page.evaluate(async () => {
    const {visibilityState} = document;
    for (let turns = 0; turns < 20 && document.visibilityState === visibilityState; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}
