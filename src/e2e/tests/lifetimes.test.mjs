// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertArrives, assertNothingLeft} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal} from './witness.mjs';

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('lifetimes-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, a photo arrives clean`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const way of /** @type {const} */ (['choose', 'drop'])) {
      test(`after the page wrote its document anew (${way})`, within, async () => {
        await visit.open('rewritten.html');
        await visit.page.waitForSelector('#place[data-ready]');
        await visit[way]([album.photo]);
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    test('after the page changed its address without loading', within, async () => {
      await visit.open('plain.html');
      await visit.page.evaluate(() => history.pushState({}, '', '/c/another-chat'));
      await visit.choose([album.photo]);
      await assertArrives(visit, [album.photo]);
    });

    test('after the page came back out of the history', within, async () => {
      await visit.open('drop.html');
      await visit.page.evaluate(() => {
        addEventListener('pageshow', ({persisted}) => Object.assign(window, {persisted}));
      });
      await visit.open('plain.html');
      await visit.page.goBack();
      // Firefox loads it anew while it is driven by a program.
      const persisted = await visit.page.evaluate(() => /** @type {any} */ (window).persisted);
      assert.equal(persisted, kind === 'chromium' ? true : undefined);
      await visit.page.waitForSelector('#place > *');
      await visit.drop([album.photo]);
      await assertArrives(visit, [album.photo]);
    });

    if (kind === 'chromium') {
      test('after the browser discarded its tab and loaded it again', within, async () => {
        await visit.open('drop.html');
        const other = await visit.inNewTab();
        await other.page.bringToFront();
        const target = visit.browser.puppeteer.targets().find((target) => target.type() === 'service_worker');
        const worker = await target?.worker();
        // What is left of the tab is a new target.
        const left = new Promise((resolve) => {
          visit.browser.puppeteer.on(
            'targetcreated',
            (target) => target.url().endsWith('/drop.html') && resolve(target),
          );
        });
        await worker?.evaluate(async () => {
          const {tabs} = /** @type {any} */ (globalThis).chrome;
          const all = await tabs.query({url: 'https://*/*'});
          await tabs.discard(all.find(({active}) => !active).id);
        });
        const page = await /** @type {import('puppeteer-core').Target} */ (await left).page();
        assert.ok(page);
        const returned = new Visit(visit.browser, page, site);
        await page.bringToFront();
        await page.waitForSelector('#place > *');
        assert.equal(await page.evaluate(() => /** @type {any} */ (document).wasDiscarded), true);
        await returned.drop([album.photo]);
        await assertArrives(returned, [album.photo]);
        await page.close();
        visit = other;
      });

      test('after its page was made before anybody went there', within, async () => {
        await visit.page.bringToFront();
        await visit.open('prerendering.html');
        // Its last script has been asked for by a page that nobody sees yet.
        while (!site.uploads.requests.some(({path}) => path === '/readers.mjs')) await delay(20);
        await visit.page.evaluate(() => void setTimeout(() => document.getElementById('next')?.click()));
        // The page that was made takes the place of the one that is driven; what is asked meanwhile fails.
        while (!(await wasPrerendered(visit.page).catch(() => false))) await delay(20);
        await visit.drop([album.photo]);
        await assertArrives(visit, [album.photo]);
      });

      test('after the background was stopped', within, async () => {
        await visit.open('plain.html');
        await visit.choose([album.photo]);
        await assertArrives(visit, [album.photo]);
        site.uploads.forget();
        const target = visit.browser.puppeteer.targets().find((target) => target.type() === 'service_worker');
        await (await target?.worker())?.close();
        await visit.choose([album.png]);
        await assertArrives(visit, [album.png]);
      });

      for (const [way, address] of /** @type {const} */ ([
        ['choose', 'plain.html'],
        ['choose', 'shadow.html?mode=closed'],
        ['choose', 'shadow.html?mode=closed&later'],
        ['choose', 'first.html?in=nested'],
        ['drop', 'drop.html'],
      ])) {
        test(
          `only after a reload where the extension was updated under the page (${way}, ${address})`,
          within,
          async () => {
            await visit.open(address);
            await visit.browser.reloadExtension();
            // A tree that comes now too: the old content script may not look into closed ones any more.
            await visit.page.evaluate(() => /** @type {any} */ (window).makeLater?.());
            await visit[way]([album.photo]);
            await visit.surface.shows('blocked', 'extension_reloaded');
            await assertNothingLeft(visit);
            await visit.surface.press('dialog_leave_out');
            await visit.page.reload();
            await visit.page.evaluate(() => /** @type {any} */ (window).makeLater?.());
            await visit[way]([album.photo]);
            await assertArrives(visit, [album.photo]);
          },
        );
      }
    }
  });
}

/** @param {import('puppeteer-core').Page} page */
function wasPrerendered(page) {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return /** @type {any} */ (navigation).activationStart > 0 && location.pathname === '/drop.html';
  });
}
