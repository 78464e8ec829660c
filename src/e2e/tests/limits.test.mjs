// SPDX-License-Identifier: Apache-2.0
// What ScrubJay can't stop: `What this can't stop` in src/docs/THREAT-MODEL.md has a line for each of these.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {makeZip} from '../photos/containers.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertArrives, assertNoLeak} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('limits-test');
const album = await makeAlbum(join(folder.path, 'album'));
const photo = album.photo.bytes;

/** `ftyp` of an MP4, then the head of an `mdat` that goes to the end of the file. */
const VIDEO = Buffer.from('\0\0\0\x14ftypisom\0\0\x02\0isom\0\0\0\0mdat', 'latin1');
after(async () => {
  await site.close();
  folder.remove();
});

describe('in chromium the original arrives', {skip: !TESTED_KINDS.includes('chromium')}, () => {
  /** @type {Visit} */
  let visit;

  before(async () => {
    visit = await Visit.start('chromium', site);
    await visit.browser.register();
  }, within);
  after(() => visit?.close());
  beforeEach(() => site.uploads.forget());

  for (const [way, how] of [
    ['when a worker itself loads a handle that the page stored in a database', 'database-worker'],
    ['when a page reads a handle with the functions of a frame that is just being made', 'fresh'],
    ['when a page disguises a handle that it posts to a worker as an object of its own', 'disguised'],
    ['when a page hides a handle among very many values of a message to a worker', 'deep'],
  ]) {
    test(way, within, async () => {
      await visit.open(`handles.html?how=${how}`);
      await visit.page.waitForFunction(() => /** @type {any} */ (window).ready);
      await visit.drop([album.photo]);
      const [[received]] = await site.uploads.arrived(1);
      assert.ok(received.bytes.equals(album.photo.bytes));
    });
  }
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind} the original arrives`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [what, name, bytes] of /** @type {const} */ ([
      ['an HTML file', 'trip.html', Buffer.from(`<img src="data:image/jpeg;base64,${photo.toString('base64')}">`)],
      ['a mail', 'trip.eml', Buffer.from(`Content-Type: image/jpeg\r\n\r\n${photo.toString('base64')}`)],
      ['a video', 'trip.mp4', Buffer.concat([VIDEO, photo])],
      ['an archive under another name', 'trip.zip', makeZip({'trip/Nightjar': photo})],
    ])) {
      test(`unannounced inside ${what}`, within, async () => {
        const file = join(folder.path, name);
        writeFileSync(file, bytes);
        await visit.open('plain.html');
        await visit.choose([{bytes, file}]);
        const [[received]] = await site.uploads.arrived(1);
        assert.equal(received.fileName, name);
        assert.ok(received.bytes.equals(bytes));
        assert.equal(await visit.surface.isThere(), false);
      });
    }

    test('as plain text that is pasted', within, async () => {
      const text = `data:image/jpeg;base64,${photo.toString('base64')}`;
      await visit.open('paste.html');
      await visit.page.waitForSelector('#place > *');
      await visit.pasteByScript([], {'text/plain': text});
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.equal(pasted.text, text);
    });

    test('where a page fetches the image whose address was dropped', within, async () => {
      site.serve('/photo.jpg', photo);
      await visit.open('careless.html?how=address');
      await visit.drop([], {'text/uri-list': new URL('/photo.jpg', site.address('')).href});
      const [[received]] = await site.uploads.arrived(1);
      assert.ok(received.bytes.equals(photo));
    });
  });

  describe(`in ${kind}, in a page that was open when ScrubJay came,`, () => {
    /** @type {Visit} */
    let visit;

    beforeEach(async () => {
      site.uploads.forget();
      visit = await Visit.start(kind, site, {extension: 'later'});
      await visit.browser.register();
    });
    afterEach(() => visit.close());

    /** @param {string} how */
    async function openBefore(how) {
      await visit.open(`careless.html?how=${how}`);
      await visit.browser.reloadExtension();
      // Not by frames: the setup page stands before it.
      await visit.page.waitForFunction(() => !/native code/.test(String(EventTarget.prototype.addEventListener)), {
        polling: 100,
      });
    }

    test('the original arrives by a listener that came before ours, until it is loaded again', within, async () => {
      await openBefore('first');
      await visit.choose([album.photo]);
      const [[received]] = await site.uploads.arrived(1);
      assert.ok(received.bytes.equals(photo));
      site.uploads.forget();
      await visit.page.reload();
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await visit.settle();
      assertNoLeak(site.uploads);
    });

    test('a photo arrives clean where the page does as pages do', within, async () => {
      await openBefore('last');
      await visit.choose([album.photo]);
      await assertArrives(visit, [album.photo]);
    });
  });
}
