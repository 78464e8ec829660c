// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertArrives, assertNothingLeft} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal, eventsSeen} from './witness.mjs';

const PLACES = [
  ['an editable element', 'paste.html?into=editable'],
  ['a text field', 'paste.html?into=textarea'],
  ['the page', 'paste.html?into=page'],
  ['a page that reads the list of files', 'paste.html?into=page&read=files'],
  ['an editable element in an open shadow root', 'paste.html?into=open'],
];

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('pastes-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, pasted by a script`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [place, address] of PLACES) {
      test(`into ${place}, a photo arrives clean`, within, async () => {
        await open(visit, address);
        await visit.pasteByScript([album.photo], {}, placeOf(address));
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    test('the page gets the paste once, and the texts in it as they were', within, async () => {
      const texts = {'text/plain': 'A bird on the balcony', 'text/html': '<b>A bird</b> on the balcony'};
      await open(visit, 'paste.html');
      await visit.pasteByScript([album.photo], texts);
      await assertArrives(visit, [album.photo]);
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.deepEqual(pasted, {isTrusted: false, text: texts['text/plain'], html: texts['text/html']});
      assert.deepEqual(await eventsSeen(visit, 'paste'), ['untrusted']);
    });

    test('a text beside an image goes into the field where no handler took it', within, async () => {
      await open(visit, 'paste.html?into=textarea&careless');
      await visit.pasteByScript([album.photo], {'text/plain': 'A bird'});
      await visit.page.waitForFunction(() => /** @type {any} */ (window).field.value === 'A bird');
      await assertNothingLeft(visit);
    });

    test('a text beside an image that is held back goes in alone', within, async () => {
      await open(visit, 'paste.html?into=textarea');
      await visit.pasteByScript([album.jpeg2000], {'text/plain': 'A bird'});
      await visit.surface.shows('blocked', 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.page.waitForFunction(() => /** @type {any} */ (window).pasted.text === 'A bird');
      await assertNothingLeft(visit);
      await assertSawNoOriginal(visit, []);
    });

    test('a paste without files is left alone', within, async () => {
      await open(visit, 'paste.html?into=textarea');
      await visit.pasteByScript([], {'text/plain': 'A bird'});
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.equal(pasted.text, 'A bird');
    });
  });
}

/**
 * @param {Visit} visit
 * @param {string} address
 */
async function open(visit, address) {
  await visit.open(address);
  await visit.page.bringToFront();
  await visit.page.evaluate(() => /** @type {any} */ (window).field.focus());
}

/** @param {string} address */
function placeOf(address) {
  return address.includes('into=open') ? '#place' : '#place > *';
}
