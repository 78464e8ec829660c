// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {copyFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {leaksIn} from '../photos/secrets.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertArrives, assertClean, assertNoLeak, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal} from './witness.mjs';

/** Where a file can enter a page. */
const PLACES = [
  ['an input in the document', 'plain.html'],
  ['an input that asks for a camera', 'camera.html'],
  ['an input under the strictest policy', 'plain.html?strict'],
  ['an input in an open shadow root', 'shadow.html?mode=open'],
  ['an input in a closed shadow root', 'shadow.html?mode=closed'],
  ['a detached input that is clicked', 'detached.html?open=click'],
  ['a detached input that shows its picker', 'detached.html?open=showPicker'],
  ['a detached input that gets a click event', 'detached.html?open=dispatchEvent'],
  ['a frame of the same origin', 'frame.html?kind=same-origin'],
  ['a srcdoc frame', 'frame.html?kind=srcdoc'],
  ['a sandboxed frame', 'frame.html?kind=sandboxed'],
  ['an about:blank frame that the page fills', 'frame.html?kind=blank'],
  ['an input that is replaced at every change', 'replaced.html'],
  ["an input in the page's own modal dialog", 'modal.html'],
  ['a page that looks as early and as often as it can', 'watching.html'],
];

/** Where a page's own scripts know the input and listen above it, before anybody else could. */
const HIDDEN = [
  ['in a closed shadow tree within another one', 'nested'],
  ['in a closed shadow tree that came with the HTML', 'declared'],
  ['in a box that is in no document', 'box'],
  ['that is listened to as an Observable', 'observed'],
];

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('uploads-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  // The other tests prove something only where this one finds everything.
  test(`in ${kind} without ScrubJay the photo arrives with all that was planted`, within, async () => {
    const visit = await Visit.start(kind, site, {extension: false});
    try {
      site.uploads.forget();
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.photo);
      assert.deepEqual(leaksIn(received.bytes), leaksIn(album.photo.bytes));
      assert.notDeepEqual(leaksIn(received.bytes), []);
    } finally {
      await visit.close();
    }
  });

  describe(`in ${kind}`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [place, address] of PLACES) {
      test(`a photo arrives clean through ${place}`, within, async () => {
        await visit.open(address);
        await visit.choose([album.photo]);
        await assertArrives(visit, [album.photo]);
      });
    }

    for (const [where, place] of HIDDEN) {
      test(`a page sees no original in an input ${where}`, within, async () => {
        await visit.open(`first.html?in=${place}`);
        await visit.choose([album.photo]);
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    for (const [name, chosen] of /** @type {[string, import('../photos/album.mjs').Item[]][]} */ ([
      ['several images keep their order', [album.png, album.photo, album.turned]],
      ['a text between images stays as it is', [album.photo, album.text, album.png]],
      ['the same photo chosen twice at once arrives twice', [album.photo, album.photo]],
      ['a photo of megabytes arrives clean', [album.large]],
    ])) {
      test(name, within, async () => {
        await visit.open('plain.html');
        await visit.choose(chosen);
        await assertArrives(visit, chosen);
      });
    }

    // No program chooses a folder in Firefox. A name in a request can't have the path: only the browser's own files have it there.
    if (kind === 'chromium') {
      test('a folder keeps its shape, and its images arrive clean under neutral names', within, async () => {
        const trip = join(folder.path, 'Trip');
        mkdirSync(join(trip, 'Nightjars'), {recursive: true});
        copyFileSync(album.photo.file, join(trip, 'Nightjars', 'Ada at home.jpg'));
        copyFileSync(album.text.file, join(trip, 'notes.txt'));
        await visit.open('folder.html');
        await visit.choose([{file: trip, bytes: Buffer.alloc(0)}]);
        const [received] = await site.uploads.arrived(1);
        assertNoLeak(site.uploads);
        assert.equal(received.find(({fileName}) => fileName === 'image-1.jpg')?.sha256, album.photo.cleanSha256);
        assert.ok(received.find(({fileName}) => fileName === 'Trip/notes.txt')?.bytes.equals(album.text.bytes));
        const paths = await visit.page.evaluate(() => /** @type {any} */ (window).paths);
        assert.deepEqual(paths.toSorted(), ['Trip/Nightjars/image-1.jpg', 'Trip/notes.txt']);
        await assertSawNoOriginal(visit, [album.photo, album.text]);
      });
    }

    test('a text alone passes untouched and unannounced', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.text]);
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.text);
      await visit.settle();
      assert.equal(site.uploads.all.length, 1);
      assert.equal(await visit.surface.isThere(), false);
    });

    test('a still that the page takes from the camera passes untouched and unannounced', within, async () => {
      await visit.open('camera.html');
      await visit.page.click('#still');
      const [[received]] = await site.uploads.arrived(1);
      const still = await visit.page.evaluate(() => /** @type {any} */ (window).still);
      assert.ok(received.bytes.equals(Buffer.from(still)));
      assert.deepEqual(leaksIn(received.bytes), []);
      await visit.settle();
      assert.equal(await visit.surface.isThere(), false);
    });

    test('the same photo chosen again arrives again', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await site.uploads.arrived(1);
      await visit.choose([album.photo]);
      for (const received of await site.uploads.arrived(2)) assertClean(received, [album.photo]);
      assertNoLeak(site.uploads);
    });

    test('a page that watches its input sees clean files only', within, async () => {
      await visit.open('watching.html');
      await visit.choose([album.photo]);
      await site.uploads.arrived(1);
      const seen = await visit.page.waitForFunction(() => {
        const {seen} = /** @type {any} */ (window);
        return [...seen].some((entry) => entry.startsWith('poller')) ? [...seen] : undefined;
      });
      for (const entry of (await seen.jsonValue()) ?? [])
        assert.ok(entry.endsWith(` ${album.photo.cleanSha256}`), entry);
    });

    test('a turned photo is shown as upright as before', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.turned]);
      const [[received]] = await site.uploads.arrived(1);
      assert.deepEqual(await shownSize(visit, received.bytes), await shownSize(visit, album.turned.bytes));
      assert.deepEqual(await shownSize(visit, received.bytes), [200, 300]);
    });

    test('a toast says what was removed', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      const text = await visit.surface.text();
      assert.ok(text.includes(words('toast_cleaned_one')), text);
      assert.match(text, /Removed: .*location/i);
    });

    for (const [address, inside] of [
      ['impostor.html', [{open: false, internal: false}]],
      ['impostor.html?forbid', []],
    ]) {
      test(`a page's own element of the toast's name neither sees nor hinders it (${address})`, within, async () => {
        await visit.open(String(address));
        await visit.choose([album.photo]);
        await visit.surface.shows('clean');
        await assertArrives(visit, [album.photo]);
        assert.deepEqual(await visit.page.evaluate(() => /** @type {any} */ (window).found), inside);
      });
    }

    test('through the chat page: preview, send, one clean upload', within, async () => {
      await visit.open('chat.html');
      await visit.choose([album.photo], '#attach');
      await visit.page.waitForSelector('#previews figure');
      await visit.choose([album.png], '#attach-detached');
      await visit.page.waitForSelector('#previews figure:nth-child(2)');
      // A real click, with the toast still there: it must not lie over the button.
      await visit.surface.shows('clean');
      await visit.page.click('#send');
      await assertArrives(visit, [album.photo, album.png]);
    });

    test('a form that the browser sends carries the clean photo', within, async () => {
      await visit.open('form.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      const answered = visit.page.waitForNavigation();
      await visit.page.click('#send');
      await answered;
      await assertArrives(visit, [album.photo]);
    });
  });

  describe(`in ${kind}, while the host takes its time`, () => {
    /** @type {Visit} */
    let visit;
    const marks = scratchFolder('held');
    const released = join(marks.path, 'release');
    const release = () => writeFileSync(released, '');

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register(writeLauncher(marks.path, 'held'));
    }, within);
    beforeEach(() => {
      site.uploads.forget();
      rmSync(released, {force: true});
    });
    after(async () => {
      await visit?.close();
      marks.remove();
    });

    test('a notice shows, nothing has left, and the input is empty', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('busy');
      assert.ok((await visit.surface.text()).includes(words('notice_cleaning')));
      assert.equal(
        await visit.page.$eval('#attach', (input) => /** @type {HTMLInputElement} */ (input).files?.length),
        0,
      );
      assert.equal(site.uploads.all.length, 0);
      release();
      await assertArrives(visit, [album.photo]);
    });

    for (const [how, send] of /** @type {[string, () => void][]} */ ([
      ['by its button', () => document.getElementById('send')?.click()],
      ['by submit()', () => document.forms[0]?.submit()],
      ['by requestSubmit()', () => document.forms[0]?.requestSubmit()],
    ])) {
      test(`a form sent meanwhile ${how} waits, then goes out once with the clean photo`, within, async () => {
        await visit.open('form.html');
        await visit.choose([album.photo]);
        await visit.page.evaluate(send);
        await visit.surface.shows('busy');
        assert.equal(site.uploads.all.length, 0);
        const answered = visit.page.waitForNavigation();
        release();
        await answered;
        await assertArrives(visit, [album.photo]);
      });
    }

    test('two uploads at once both arrive clean', within, async () => {
      const other = await visit.inNewTab();
      await visit.open('plain.html');
      await other.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('busy');
      await other.choose([album.png]);
      await other.surface.shows('busy');
      assert.equal(site.uploads.all.length, 0);
      release();
      const uploads = await site.uploads.arrived(2);
      const [photo, png] = uploads.toSorted(([a], [b]) => (a.type ?? '').localeCompare(b.type ?? ''));
      assertClean(photo, [album.photo]);
      assertClean(png, [album.png]);
      assertNoLeak(site.uploads);
    });
  });
}

/**
 * Width and height as the browser shows the image.
 * @param {Visit} visit
 * @param {Buffer} jpeg
 */
function shownSize(visit, jpeg) {
  return visit.page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${base64}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, jpeg.toString('base64'));
}
