// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {walkAround} from '../browsers/focus.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const FACE = {subject: 'faces', label: 'face', box: [700, 200, 160, 180], score: 0.9, sure: true};
const PLATE = {subject: 'text', label: 'plate', box: [500, 600, 90, 30], score: 0.4, sure: false};

/** ScrubJay's own pages, what is there once they are ready, and some of what has to be reached. */
const PAGES = [
  {address: 'options.html', ready: '#unseen', keys: ['rules_add', 'options_export', 'options_import', 'options_reset']},
  {address: 'receipts.html', ready: 'tbody tr', keys: ['receipts_export', 'receipts_clear']},
  {address: 'setup.html', ready: '.note.good', keys: ['setup_again', 'setup_try_button', 'page_options']},
  {address: 'letter.html?site=chatgpt', ready: '#copy', keys: ['letter_copy', 'letter_save', 'page_letter']},
];

// What has the focus inside a closed shadow root, and by what name, only the DevTools protocol tells.
if (TESTED_KINDS.includes('chromium')) {
  describe('every action is reached by keyboard', () => {
    const within = {timeout: 180_000};
    const marks = scratchFolder('keyboard-marks');
    const folder = scratchFolder('keyboard-test');
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof makeAlbum>>} */
    let album;
    /** @type {Visit} */
    let visit;

    before(async () => {
      site = await startSite();
      album = await makeAlbum(join(folder.path, 'album'));
      visit = await Visit.start('chromium', site);
      writeFileSync(join(marks.path, 'sight.json'), JSON.stringify({regions: [FACE, PLATE]}));
      await visit.browser.register(writeLauncher(marks.path, 'seeing'));
    }, within);
    after(async () => {
      await visit?.close();
      await site?.close();
      folder.remove();
      marks.remove();
    });
    beforeEach(() => site.uploads.forget());

    /**
     * @param {import('node:test').TestContext} context
     * @param {import('puppeteer-core').Page} page
     * @param {string[]} names of what has to be among the stops
     */
    async function assertReached(context, page, names) {
      const {stops, missed, nameless} = await walkAround(page);
      context.diagnostic(stops.join(' > '));
      assert.deepEqual(missed, [], stops.join(' > '));
      assert.deepEqual(nameless, []);
      for (const name of names) assert.ok(stops.some((stop) => stop.startsWith(name)), `${name} in: ${stops.join(' > ')}`); // prettier-ignore
    }

    /** @param {object} settings */
    async function open(settings) {
      await storeSettings(visit, settings);
      await visit.open('plain.html');
    }

    for (const {address, ready, keys} of PAGES) {
      test(`on ${address}`, within, async (context) => {
        await open({rules: {'ai.example.com': {mode: 'ask'}}});
        await visit.choose([album.photo]);
        await visit.surface.shows('clean');
        await visit.browser.openOwnPage(visit.page, address);
        await visit.page.waitForSelector(ready);
        await assertReached(
          context,
          visit.page,
          keys.map((key) => words(key)),
        );
      });
    }

    test('on options.html, with the options of a site opened', within, async (context) => {
      const {page} = visit;
      await storeSettings(visit, {});
      await visit.browser.openOwnPage(page, 'options.html');
      await page.waitForSelector('#unseen');
      await page.type('#rules-search', 'chatgpt');
      await page.focus(`[id="options-${SITE}"] summary`);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`[id="reencode-${SITE}"]`, {visible: true});
      await page.focus('#rules-search');
      await assertReached(context, page, [words('options_reencode'), words('subject_faces')]);
    });

    test('in the toolbar popup', within, async (context) => {
      await open({});
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      const popup = await visit.browser.openPopup(visit.page);
      await popup.saysNoMore('popup_host_asking');
      const {page} = popup;
      assert.ok(page);
      const names = ['popup_mode', 'popup_pause', 'page_options', 'page_receipts', 'page_letter'];
      await assertReached(
        context,
        page,
        names.map((key) => words(key)),
      );
      await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('summary')).focus());
      await page.keyboard.press('Enter');
      await popup.says('letter_title');
      await assertReached(context, page, [words('letter_title'), words('fact_switch_off')]);
      await popup.close();
    });

    test('in the upload warning, with one image and with two', within, async (context) => {
      for (const [images, count] of /** @type {const} */ ([
        [[album.photo], 'one'],
        [[album.photo, album.png], 'many'],
      ])) {
        // prettier-ignore
        await open({rules: {[SITE]: {mode: 'ask'}}});
        await visit.choose([...images]);
        const blanks = count === 'many' ? ['2'] : [];
        await visit.surface.button(`review_original_${count}`, ...blanks);
        const names = ['review_cancel', 'review_always', 'fact_switch_off', 'stage_open'].map((key) => words(key));
        const counted = ['clean', 'original'].map((what) => words(`review_${what}_${count}`, ...blanks));
        await assertReached(context, visit.page, [...names, ...counted]);
        await visit.surface.press(`review_original_${count}`, ...blanks);
        await visit.surface.button(`review_original_yes_${count}`, ...blanks);
        await assertReached(context, visit.page, [
          words('dialog_back'),
          words(`review_original_yes_${count}`, ...blanks),
        ]);
        await visit.surface.press('dialog_back');
        await visit.surface.press('review_cancel');
      }
    });

    test('where places in a picture are covered', within, async (context) => {
      await open({faces: 'ask', text: 'ask'});
      await visit.choose([album.photo]);
      await visit.surface.button('review_redact');
      await visit.surface.button('review_original_one');
      const names = ['stage_add', 'stage_zoom_in', 'stage_zoom_out', 'style_label', 'review_redact', 'review_bare'];
      const places = [words('place_covered', words('label_face')), words('place_open', words('label_plate'))];
      await assertReached(context, visit.page, [...names.map((key) => words(key)), ...places]);
      await visit.surface.press('review_cancel');
    });

    test('in the failure dialog', within, async (context) => {
      await open({});
      await visit.choose([album.broken]);
      await visit.surface.button('dialog_original');
      const names = ['dialog_leave_out', 'dialog_retry', 'dialog_original'];
      await assertReached(
        context,
        visit.page,
        names.map((key) => words(key)),
      );
      await visit.surface.press('dialog_original');
      await visit.surface.button('dialog_confirm_yes');
      await assertReached(context, visit.page, [words('dialog_back'), words('dialog_confirm_yes')]);
      await visit.surface.press('dialog_back');
      await visit.surface.press('dialog_leave_out');
    });

    test('in the toast', within, async (context) => {
      await open({});
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await visit.surface.pressSummary('toast_details');
      const names = ['toast_close', 'toast_details', 'toast_original_one'];
      await assertReached(
        context,
        visit.page,
        names.map((key) => words(key)),
      );
    });
  });
}
