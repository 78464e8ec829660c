// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNoLeak, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

/** The frames of these pages are 300 pixels wide and 40 high: no question can be read in there. */
const FRAMES = ['frame.html?kind=same-origin', 'frame.html?kind=srcdoc', 'frame.html?kind=sandboxed'];

const within = {timeout: 120_000};
const site = await startSite();
const folder = scratchFolder('frames-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, a frame too small to speak for itself speaks in the page around it`, () => {
    /** @type {Visit} */
    let visit;
    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    /** @param {object} settings @param {string} page */
    async function open(settings, page) {
      await storeSettings(visit, settings);
      await visit.open(page);
    }

    for (const page of FRAMES) {
      test(`the upload warning, in ${page}`, within, async () => {
        await open({rules: {[SITE]: {mode: 'ask'}}}, page);
        await visit.choose([album.photo]);
        await visit.surface.shows('asking');
        const text = await visit.surface.text();
        for (const told of ['48.8584 N, 2.2945 E', 'Robin Nightjar', 'ChatGPT', words('fact_training_on')])
          assert.ok(text.includes(told), `${told} in: ${text}`);
        await assertNothingLeft(visit);
        await visit.surface.press('review_clean_one');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        assertNoLeak(site.uploads);
      });
    }

    test('Cancel in it lets nothing in, an original takes two clicks', within, async () => {
      await open({rules: {[SITE]: {mode: 'ask'}}}, FRAMES[0] ?? '');
      await visit.choose([album.photo]);
      await visit.surface.press('review_cancel');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
      await visit.choose([album.photo]);
      await visit.surface.press('review_original_one');
      await assertNothingLeft(visit);
      await visit.surface.press('review_original_yes_one');
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);
    });

    test('the failure dialog', within, async () => {
      await open({}, FRAMES[0] ?? '');
      await visit.choose([album.jpeg2000]);
      await visit.surface.shows('blocked', 'unsupported_format');
      await assertNothingLeft(visit);
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });

    test('the toast, which has no way back to an original in another frame', within, async () => {
      await open({}, FRAMES[0] ?? '');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await visit.surface.pressSummary('toast_details');
      assert.equal(await visit.surface.stateOf('toast_original_one'), 'absent');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
    });
  });
}
