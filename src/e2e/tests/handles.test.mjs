// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {startScreen} from '../browsers/screen.mjs';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {publicKeySha256} from '../site/public-key.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertArrives, assertClean, assertNoLeak, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

/** What pages do with the handle of a dropped file. */
const WAYS = [
  ['stored in a database and loaded after a reload', 'database'],
  ["read by another frame's getFile", 'frame'],
  ['posted to a worker', 'worker'],
  ['posted to a worker through a channel', 'channel'],
];

/** What makes `launched.html` a program that opens photos. */
const APP = {
  name: SITE,
  id: '/app',
  start_url: '/launched.html',
  display: 'standalone',
  icons: [{src: '/icon.svg', sizes: 'any', type: 'image/svg+xml'}],
  file_handlers: [{action: '/launched.html', accept: {'image/jpeg': ['.jpg']}}],
};
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('handles-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

// Firefox gives pages no handle of any file outside their own private file system.
describe('in chromium, a handle', {skip: !TESTED_KINDS.includes('chromium')}, () => {
  /** @type {Visit} */
  let visit;

  before(async () => {
    visit = await Visit.start('chromium', site);
    await visit.browser.register();
  }, within);
  after(() => visit?.close());
  beforeEach(() => site.uploads.forget());

  /** @param {string} how @param {(import('../photos/album.mjs').Item | string)[]} items */
  async function drop(how, items) {
    await visit.open(`handles.html?how=${how}`);
    await visit.page.waitForFunction(() => /** @type {any} */ (window).ready);
    await visit.drop(items);
  }

  for (const [way, how] of WAYS) {
    test(`${way} yields the clean photo`, within, async () => {
      await drop(how, [album.photo]);
      await assertArrives(visit, [album.photo]);
    });
  }

  test('read twice yields the same clean photo twice, under a neutral name', within, async () => {
    await drop('again', [album.photo]);
    for (const received of await site.uploads.arrived(2)) assertClean(received, [album.photo]);
    assertNoLeak(site.uploads);
  });

  test('of a text posted to a worker is the handle itself', within, async () => {
    await drop('worker', [album.text]);
    const [[received]] = await site.uploads.arrived(1);
    assertUntouched(received, album.text);
  });

  test('of a folder cannot be posted to a worker', within, async () => {
    await drop('folder', [join(folder.path, 'album')]);
    await visit.page.waitForFunction(() => /** @type {any} */ (window).refused === 'DataCloneError');
    await assertNothingLeft(visit);
  });

  test("of the page's own private file system is left alone", within, async () => {
    site.serve('/photo.jpg', album.photo.bytes);
    await visit.open('handles.html?how=private');
    const [[received]] = await site.uploads.arrived(1);
    assert.equal(received.fileName, 'own.jpg');
    assert.ok(received.bytes.equals(album.photo.bytes), 'byte for byte');
    assert.equal(await visit.surface.isThere(), false);
  });

  describe('out of the file picker', () => {
    /** @type {import('../browsers/screen.mjs').Screen} */
    let screen;
    /** @type {Visit} */
    let picking;

    before(async () => {
      screen = await startScreen();
      picking = await Visit.start('chromium', site, {screen});
      await picking.browser.register();
    }, within);
    after(async () => {
      await picking?.close();
      await screen?.close();
    });

    /** @param {import('../photos/album.mjs').Item} item */
    async function pick({file}) {
      await picking.open('picker.html');
      await picking.page.bringToFront();
      await picking.page.click('#attach');
      await screen.pick(file);
    }

    test('yields the clean photo under a neutral name', within, async () => {
      await pick(album.photo);
      await assertArrives(picking, [album.photo]);
      assert.deepEqual(await picking.page.evaluate(() => /** @type {any} */ (window).names), ['image-1.jpg']);
    });

    test('is none where the image may not enter, and the person was asked once', within, async () => {
      await pick(album.jpeg2000);
      await picking.surface.shows('blocked', 'unsupported_format');
      await picking.surface.press('dialog_leave_out');
      await picking.page.waitForFunction(() => /** @type {any} */ (window).refused === 'AbortError');
      assert.equal(await picking.surface.isThere(), false);
      await assertNothingLeft(picking);
    });

    test('yields a text as it is', within, async () => {
      await pick(album.text);
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.text);
    });
  });

  test('that an installed page is opened with yields the clean photo', within, async () => {
    site.serve('/icon.svg', ICON, 'image/svg+xml');
    site.serve('/app.webmanifest', JSON.stringify(APP), 'application/manifest+json');
    const installed = await Visit.start('chromium', site, {trustedKey: await publicKeySha256(site.port)});
    try {
      await installed.browser.register();
      const browser = await installed.browser.puppeteer.target().createCDPSession();
      const manifestId = site.address('app');
      await browser.send('PWA.install', {manifestId, installUrlOrBundleUrl: site.address('launched.html')});
      await browser.send('PWA.launchFilesInApp', {manifestId, files: [album.photo.file]});
      const [received] = await site.uploads.arrived(1);
      assertClean(received, [album.photo]);
      assertNoLeak(site.uploads);
    } finally {
      await installed.close();
    }
  });
});
