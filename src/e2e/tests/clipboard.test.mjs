// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {startScreen} from '../browsers/screen.mjs';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {leaksIn} from '../photos/secrets.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertArrives, assertNoLeak} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal} from './witness.mjs';

const PLACES = [
  ['an editable element', 'paste.html?into=editable'],
  ['a text field', 'paste.html?into=textarea'],
  ['an editable element in a closed shadow root', 'paste.html?into=closed'],
];

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('clipboard-test');
const album = await makeAlbum(join(folder.path, 'album'));
const screen = await startScreen();
after(async () => {
  await screen.close();
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  test(`in ${kind} without ScrubJay a pasted image has all that was planted`, within, async () => {
    const visit = await Visit.start(kind, site, {screen, extension: false});
    try {
      site.uploads.forget();
      await copyImage();
      await paste(visit, 'paste.html?into=editable');
      const [[received]] = await site.uploads.arrived(1);
      assert.deepEqual(leaksIn(received.bytes), leaksIn(album.png.bytes));
    } finally {
      await visit.close();
    }
  });

  describe(`in ${kind}, from the real clipboard`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site, {screen});
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [place, address] of PLACES) {
      test(`a screenshot pasted into ${place} arrives clean`, within, async () => {
        await copyImage();
        await paste(visit, address);
        await assertArrives(visit, [album.png]);
        await assertSawNoOriginal(visit, [album.png]);
      });

      test(`a copied file pasted into ${place} arrives clean`, within, async () => {
        await screen.copy('text/uri-list', Buffer.from(`${pathToFileURL(album.photo.file)}\r\n`));
        await paste(visit, address);
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    test('a text pastes as the browser pastes it', within, async () => {
      await screen.copy('UTF8_STRING', Buffer.from('A bird'));
      await paste(visit, 'paste.html?into=textarea');
      await visit.page.waitForFunction(() => /** @type {any} */ (window).field.value === 'A bird');
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.equal(pasted.isTrusted, true);
    });

    if (kind === 'chromium') {
      // Firefox asks by a button of its own that no program can press.
      test('an image that the page reads by navigator.clipboard arrives clean', within, async () => {
        await visit.browser.puppeteer
          .defaultBrowserContext()
          .overridePermissions(`https://${SITE}`, ['clipboard-read']);
        await copyImage();
        await visit.open('clipboard.html');
        await visit.page.bringToFront();
        await visit.page.click('#place');
        const [[received]] = await site.uploads.arrived(1);
        assert.deepEqual(leaksIn(received.bytes), []);
        assertNoLeak(site.uploads);
      });
    }
  });
}

function copyImage() {
  return screen.copy('image/png', album.png.bytes);
}

/**
 * @param {Visit} visit
 * @param {string} address
 */
async function paste(visit, address) {
  await visit.open(address);
  await visit.page.bringToFront();
  await visit.page.click('#place');
  await visit.page.evaluate(() => /** @type {any} */ (window).field.focus());
  await visit.page.keyboard.down('Control');
  await visit.page.keyboard.press('KeyV', visit.browser.kind === 'chromium' ? {commands: ['Paste']} : {});
  await visit.page.keyboard.up('Control');
}
