// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {makePdf, makeZip} from '../photos/containers.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal, eventsSeen} from './witness.mjs';

const within = {timeout: 60_000};

const site = await startSite();
const folder = scratchFolder('containers-test');
const album = await makeAlbum(join(folder.path, 'album'));
const xml = Buffer.from('<?xml version="1.0"?><w/>');
const office = {'[Content_Types].xml': xml, 'word/document.xml': xml};
const photo = album.photo.bytes;
const pdf = item('trip.pdf', makePdf(photo, {width: 300, height: 200}));
const docx = item('trip.docx', makeZip({...office, 'word/media/image1.jpeg': photo}));
const zip = item('trip.zip', makeZip({'notes.txt': xml, 'trip/Nightjar.jpg': photo}));
const wordsAlone = item('words.docx', makeZip(office));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, a file with a photo inside`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    /** @param {object} settings @param {string} [page] */
    async function open(settings, page = 'plain.html') {
      await storeSettings(visit, settings);
      await visit.open(page);
    }

    for (const [name, chosen, warning] of /** @type {[string, import('../photos/album.mjs').Item, string][]} */ ([
      ['a PDF', pdf, 'toast_embedded_pdf'],
      ['a DOCX', docx, 'toast_embedded_document'],
      ['a ZIP', zip, 'toast_embedded_archive'],
    ])) {
      test(`${name} arrives byte for byte, and a warning is on the screen`, within, async () => {
        await open({});
        await visit.choose([chosen]);
        assertUntouched((await site.uploads.arrived(1))[0][0], chosen);
        await visit.surface.shows('warned');
        const text = await visit.surface.text();
        assert.ok(text.includes(words(warning)), text);
        await visit.settle();
        assert.equal(site.uploads.all.length, 1, 'exactly one upload');
      });

      test(`${name} stays out where a setting says so, and the screen says why and what to do`, within, async () => {
        await open({embedded: 'block'});
        await visit.choose([chosen]);
        await visit.surface.shows('blocked', 'embedded_pictures');
        const text = await visit.surface.text();
        for (const key of ['dialog_title_file_one', 'failure_embedded_pictures', 'advice_embedded_pictures'])
          assert.ok(text.includes(words(key)), text);
        await assertNothingLeft(visit);
        await visit.surface.press('dialog_leave_out');
        await visit.surface.isGone();
        await assertNothingLeft(visit);
        await assertSawNoOriginal(visit, []);
      });
    }

    test('a document of words alone passes unannounced, held back or not', within, async () => {
      for (const embedded of ['warn', 'block']) {
        site.uploads.forget();
        await open({embedded});
        await visit.choose([wordsAlone]);
        assertUntouched((await site.uploads.arrived(1))[0][0], wordsAlone);
        assert.equal(await visit.surface.isThere(), false);
      }
    });

    test('one that was held back enters by clicks of one’s own', within, async () => {
      await open({embedded: 'block'});
      await visit.choose([pdf]);
      await visit.surface.press('dialog_original');
      await visit.surface.press('dialog_confirm_yes');
      assertUntouched((await site.uploads.arrived(1))[0][0], pdf);
    });

    test('and by nothing where originals are forbidden', within, async () => {
      await open({embedded: 'block', uploadOriginal: false});
      await visit.choose([pdf]);
      await visit.surface.shows('blocked', 'embedded_pictures');
      assert.ok(!(await visit.surface.text()).includes(words('dialog_original')));
      await visit.surface.press('dialog_leave_out');
      await assertNothingLeft(visit);
    });

    test('beside a photo: the photo arrives clean, and both are spoken of', within, async () => {
      await open({});
      await visit.choose([album.photo, pdf]);
      assertClean((await site.uploads.arrived(1))[0], [album.photo, pdf]);
      await visit.surface.shows('warned');
      const text = await visit.surface.text();
      for (const key of ['toast_cleaned_one', 'toast_embedded_pdf']) assert.ok(text.includes(words(key)), text);
    });

    test('on a site that gets originals it enters without a word', within, async () => {
      await open({embedded: 'block', rules: {[SITE]: {mode: 'allow'}}});
      await visit.choose([pdf]);
      assertUntouched((await site.uploads.arrived(1))[0][0], pdf);
      assert.equal(await visit.surface.isThere(), false);
    });

    test('dropped, it arrives as the browser sent it once it is known that a warning is due', within, async () => {
      await open({}, 'drop.html');
      await visit.drop([pdf]);
      await site.uploads.arrived(1);
      await visit.surface.shows('warned');
      const before = (await eventsSeen(visit, 'drop')).length;
      await visit.drop([zip]);
      const [, [received]] = await site.uploads.arrived(2);
      assertUntouched(received, zip);
      // No program can drop into Firefox but by a script, whose events are never trusted.
      const seen = (await eventsSeen(visit, 'drop')).slice(before);
      assert.deepEqual(seen, [kind === 'chromium' ? 'trusted' : 'untrusted']);
    });
  });
}

/** @param {string} name @param {Buffer} bytes */
function item(name, bytes) {
  const file = join(folder.path, name);
  writeFileSync(file, bytes);
  return {file, bytes};
}
