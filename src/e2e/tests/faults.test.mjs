// SPDX-License-Identifier: Apache-2.0
// What a browser does to an upload that is under way: no original arrives, nothing is lost without a word, no process stays.
import assert from 'node:assert/strict';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {after, before, beforeEach, describe, test} from 'node:test';
import {Visit} from '../browsers/visit.mjs';
import {clean} from '../host-command.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {processesLeft, processesWith} from '../hosts/processes.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {makeHugePngPhoto} from '../photos/png-photo.mjs';
import {leaksIn} from '../photos/secrets.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {sha256} from '../site/uploads.mjs';
import {assertArrives, assertClean, assertNoLeak, assertNothingLeft} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const TABS = 8;
const MANY = 100;

/** How long a host may take to notice that nobody needs it any more, on a busy machine. */
const ENDS_MILLIS = 15_000;

const within = {timeout: 120_000};
const site = await startSite();
const folder = scratchFolder('faults-test');
const album = await makeAlbum(join(folder.path, 'album'));
const huge = await makeHuge();
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}`, () => {
    const marks = scratchFolder('faults-marks');
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register(writeLauncher(marks.path, 'held'));
    }, within);
    after(async () => {
      await visit?.close().catch(() => undefined);
      marks.remove();
    });
    beforeEach(() => {
      site.uploads.forget();
      release();
    });

    const hold = () => rmSync(join(marks.path, 'release'), {force: true});
    const release = () => writeFileSync(join(marks.path, 'release'), '');

    /** Brings a photo whose cleaning does not end, and needs no focus for it: a setup page may just have come. */
    async function begin() {
      hold();
      await visit.open('paste.html');
      await visit.pasteByScript([album.photo]);
      await visit.surface.shows('busy');
    }

    test('the background stopped while the host works: the photo arrives clean', within, async () => {
      await begin();
      await visit.browser.stopBackground();
      release();
      await assertArrives(visit, [album.photo]);
    });

    test('stopped right after the choice: the photo arrives clean', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.browser.stopBackground();
      await assertArrives(visit, [album.photo]);
    });

    test('stopped under an open question: the answer counts', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo, album.jpeg2000]);
      await visit.surface.shows('blocked', 'unsupported_format');
      await visit.browser.stopBackground();
      await visit.surface.press('dialog_leave_out');
      await assertArrives(visit, [album.photo]);
    });

    test('the tab closed while the host works: nothing leaves, and the next tab uploads', within, async () => {
      await begin();
      const closed = visit.page;
      visit = await visit.inNewTab();
      await closed.close();
      release();
      await visit.open('plain.html');
      await assertNothingLeft(visit);
      await visit.choose([album.png]);
      await assertArrives(visit, [album.png]);
    });

    test('offline the page gets the clean photo, and nothing leaves; online again it uploads', within, async () => {
      await visit.open('plain.html');
      await visit.page.setOfflineMode(true);
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      assert.equal(site.uploads.all.length, 0);
      await visit.page.setOfflineMode(false);
      await visit.choose([album.png]);
      await assertArrives(visit, [album.png]);
    });

    test(`${TABS} tabs uploading at once: each upload arrives once and clean`, within, async () => {
      const tabs = await Promise.all(Array.from({length: TABS}, () => visit.inNewTab()));
      for (const tab of tabs) await tab.open('paste.html');
      site.uploads.forget();
      await Promise.all(tabs.map((tab) => tab.pasteByScript([album.photo, album.png])));
      for (const received of await site.uploads.arrived(TABS)) assertClean(received, [album.photo, album.png]);
      for (const tab of tabs) await tab.page.close();
      await visit.settle();
      assert.equal(site.uploads.all.length, TABS);
      assertNoLeak(site.uploads);
    });

    test('an image as large as the host takes arrives clean', within, async () => {
      await visit.open('plain.html');
      await visit.choose([huge]);
      const [[received]] = await site.uploads.arrived(1);
      assert.equal(received?.sha256, huge.cleanSha256);
    });

    test(`a drop of ${MANY} images arrives whole, clean and in order`, within, async () => {
      await visit.open('drop.html');
      const mixed = [album.photo, album.png, album.turned];
      const items = Array.from({length: MANY}, (_, index) => mixed[index % mixed.length] ?? album.photo);
      await visit.drop(items);
      await assertArrives(visit, items);
    });

    test('the extension gone while the host works: nothing leaves, and the screen says so', within, async () => {
      await begin();
      await visit.browser.disableExtension();
      release();
      // Firefox ends the script in the page too, and nobody is left to say more than that it is still at work.
      if (kind === 'chromium') await visit.surface.shows('blocked', 'extension_reloaded');
      else await visit.surface.shows('busy');
      await assertNothingLeft(visit);
      assert.deepEqual(await processesLeft(marks.path, ENDS_MILLIS), []);
    });

    test('the browser ended while the host works: no process stays', within, async () => {
      await visit.browser.reloadExtension();
      await begin();
      while (processesWith(marks.path).length === 0) await setTimeout(50);
      await visit.close();
      assert.deepEqual(await processesLeft(marks.path, ENDS_MILLIS), []);
      assertNoLeak(site.uploads);
    });
  });
}

async function makeHuge() {
  const bytes = makeHugePngPhoto();
  assert.notDeepEqual(leaksIn(bytes), []);
  const file = join(folder.path, 'Nightjar noise.png');
  writeFileSync(file, bytes);
  const cleaned = await clean(file, folder.path);
  assert.deepEqual(leaksIn(cleaned), []);
  return {file, bytes, cleanSha256: sha256(cleaned)};
}
