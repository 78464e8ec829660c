// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {cpSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {Visit} from '../browsers/visit.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {processesWith} from '../hosts/processes.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {sha256} from '../site/uploads.mjs';
import {assertArrives, assertClean, assertNoLeak, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal, eventsSeen} from './witness.mjs';

/** How a page reads a drop, and where it is. Firefox has no handles, and no program drops into its closed trees. */
const PLACES = [
  ['a place that reads the files', 'drop.html?read=files'],
  ['a place that reads the items', 'drop.html?read=items'],
  ['a place that reads the entries', 'drop.html?read=entries'],
  ['a place that reads the handles', 'drop.html?read=handles', 'chromium'],
  ['a place in an open shadow root', 'drop.html?place=open'],
  ['a place in a closed shadow root', 'drop.html?place=closed', 'chromium'],
  ['a place in a frame', 'drop.html?place=frame'],
  ['a file input', 'drop.html?read=input'],
];

const within = {timeout: 120_000};
const POLL_MILLIS = 50;

const site = await startSite();
const folder = scratchFolder('drops-test');
const album = await makeAlbum(join(folder.path, 'album'));
const tree = join(folder.path, 'Trip');
mkdirSync(join(tree, 'day 2'), {recursive: true});
cpSync(album.photo.file, join(tree, 'Nightjar a.jpg'));
cpSync(album.text.file, join(tree, 'notes.txt'));
cpSync(album.png.file, join(tree, 'day 2', 'Nightjar b.png'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, dropped`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [place, address] of PLACES.filter(([, , only]) => !only || only === kind)) {
      test(`on ${place}, a photo arrives clean`, within, async () => {
        await visit.open(address);
        await visit.drop([album.photo]);
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    test('over a page, files wake the host before they are dropped', within, async () => {
      await visit.browser.register(writeLauncher(folder.path, 'mortal'));
      await visit.browser.stopBackground(); // and with it the host that ran
      await visit.open('drop.html');
      assert.deepEqual(processesWith(folder.path), []);
      await visit.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([], 'photo.jpg', {type: 'image/jpeg'}));
        const place = /** @type {Element} */ (document.querySelector('#place'));
        place.dispatchEvent(new DragEvent('dragenter', {bubbles: true, composed: true, dataTransfer}));
      });
      while (processesWith(folder.path).length === 0) await setTimeout(POLL_MILLIS);
      await visit.drop([album.photo]);
      await assertArrives(visit, [album.photo]);
      await visit.browser.register();
    });

    test('several files keep their order, and a text between them is as it was', within, async () => {
      await visit.open('drop.html?read=entries');
      await visit.drop([album.png, album.text, album.photo]);
      await assertArrives(visit, [album.png, album.text, album.photo]);
      await assertSawNoOriginal(visit, [album.png, album.text, album.photo]);
    });

    test('forty images arrive in their order', within, async () => {
      const many = Array.from({length: 40}, (_, index) => (index % 3 === 0 ? album.png : album.photo));
      await visit.open('drop.html');
      await visit.drop(many);
      await assertArrives(visit, many);
      const [received] = site.uploads.all;
      assert.deepEqual(
        received.map(({fileName}) => Number(/\d+/.exec(fileName)?.[0])),
        many.map((_, index) => index + 1),
      );
    });

    test('a text alone passes untouched and as the browser sent it', within, async () => {
      await visit.open('drop.html');
      await visit.drop([album.text]);
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.text);
      assert.deepEqual(await eventsSeen(visit, 'drop'), [kind === 'chromium' ? 'trusted' : 'untrusted']);
      assert.equal(await visit.surface.isThere(), false);
    });

    test('the image of another page arrives clean, and its address as it was', within, async () => {
      const texts = {
        'text/uri-list': 'https://elsewhere.example/bird.jpg',
        'text/html': '<img src="https://elsewhere.example/bird.jpg">',
      };
      await visit.open('drop.html');
      await visit.drop([album.photo], texts);
      await assertArrives(visit, [album.photo]);
      const dropped = await visit.page.evaluate(() => /** @type {any} */ (window).dropped);
      for (const [type, text] of Object.entries(texts)) assert.equal(dropped.texts[type], text);
    });

    test('an image that is dragged as its own address is clean in it', within, async () => {
      const dirty = `data:image/png;base64,${album.png.bytes.toString('base64')}`;
      await visit.open('drop.html');
      await visit.drop([], {'text/uri-list': dirty, 'text/html': `<img src="${dirty}">`});
      const dropped = await visit.page.waitForFunction(() => /** @type {any} */ (window).dropped.texts);
      const texts = await dropped.jsonValue();
      const [, base64 = ''] = /^data:image\/png;base64,(.*)$/.exec(texts['text/uri-list']) ?? [];
      assert.equal(sha256(Buffer.from(base64, 'base64')), album.png.cleanSha256);
      assert.equal(texts['text/html'], `<img src="data:image/png;base64,${base64}">`);
      // The page sends what it got, here no file; it is not to come in the midst of the next test.
      assertClean((await site.uploads.arrived(1))[0], []);
    });

    test('the page gets the drop once, at the same point', within, async () => {
      await visit.open('drop.html');
      await visit.drop([album.photo]);
      await assertArrives(visit, [album.photo]);
      assert.deepEqual(await eventsSeen(visit, 'drop'), ['untrusted']);
      const dropped = await visit.page.evaluate(() => /** @type {any} */ (window).dropped);
      const box = await (await visit.page.$('#place'))?.boundingBox();
      assert.ok(box && Math.abs(dropped.clientX - (box.x + box.width / 2)) < 2, JSON.stringify(dropped));
    });

    test('where nothing may enter the page is told that the drag left', within, async () => {
      await visit.open('drop.html');
      await visit.drop([album.jpeg2000]);
      await visit.surface.shows('blocked', 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.page.waitForFunction(() => /** @type {any} */ (window).dropped.left);
      await assertNothingLeft(visit);
      await assertSawNoOriginal(visit, []);
    });

    if (kind === 'chromium') {
      for (const read of ['entries', 'handles']) {
        test(`a folder read by its ${read} keeps its shape, and its images arrive clean`, within, async () => {
          await visit.open(`drop.html?read=${read}`);
          await visit.drop([tree]);
          const [received] = await site.uploads.arrived(1);
          assertClean(received, [album.png, album.photo, album.text]);
          assertNoLeak(site.uploads);
          const {paths} = await visit.page.evaluate(() => /** @type {any} */ (window).dropped);
          const root = read === 'entries' ? '/' : '';
          const [inner, outer] = received.map(({fileName}) => fileName);
          assert.deepEqual(paths, [`${root}Trip/day 2/${inner}`, `${root}Trip/${outer}`, `${root}Trip/notes.txt`]);
          assert.notEqual(inner, outer);
        });
      }

      test('a folder beside a photo is a folder still', within, async () => {
        await visit.open('drop.html?read=entries');
        await visit.drop([album.photo, tree]);
        const [received] = await site.uploads.arrived(1);
        assertClean(received, [album.photo, album.png, album.photo, album.text]);
        assertNoLeak(site.uploads);
        assert.equal(new Set(received.map(({fileName}) => fileName)).size, 4);
      });
    }
  });
}
