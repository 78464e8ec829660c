// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {focusedName, walkTo} from '../browsers/focus.mjs';
import {clean} from '../host-command.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {chromiumIds, firefoxIds} from '../product.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNoLeak, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
/** A site that the catalogue does not know. */
const OTHER = 'chat.example.test';
const ASK = {rules: {[SITE]: {mode: 'ask'}}};

const site = await startSite();
const folder = scratchFolder('rules-test');
const album = await makeAlbum(join(folder.path, 'album'));
// What was cleaned before says no place any more.
const placeless = {file: join(folder.path, 'placeless.jpg'), bytes: await clean(album.photo.file, folder.path)};
writeFileSync(placeless.file, placeless.bytes);
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, by the person's rules`, () => {
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

    test('a site that is let through gets the original', within, async () => {
      await open({rules: {[SITE]: {mode: 'allow'}}});
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);
    });

    test('a blocked site gets nothing, and no button for an original', within, async () => {
      await open({rules: {[SITE]: {mode: 'block'}}});
      await visit.choose([album.photo]);
      await visit.surface.shows('blocked', 'site_blocked');
      assert.ok(!(await visit.surface.text()).includes(words('dialog_original')));
      await assertNothingLeft();
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
    });

    for (const page of ['plain.html', 'plain.html?strict', 'modal.html']) {
      test(`a site to ask about shows what the photo reveals and what the site does, in ${page}`, within, async () => {
        await open(ASK, page);
        await visit.choose([album.photo]);
        await visit.surface.shows('asking');
        const text = await visit.surface.text();
        for (const told of ['48.8584 N, 2.2945 E', 'Robin Nightjar', 'ChatGPT', words('fact_training_on')])
          assert.ok(text.includes(told), `${told} in: ${text}`);
        await assertNothingLeft();
        await visit.surface.press('review_clean_one');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        assertNoLeak(site.uploads);
      });
    }

    test('several images make one question', within, async () => {
      await open(ASK);
      await visit.choose([album.photo, album.png, album.turned]);
      await visit.surface.shows('asking');
      await assertNothingLeft();
      await visit.surface.press('review_clean_many', '3');
      assertClean((await site.uploads.arrived(1))[0], [album.photo, album.png, album.turned]);
    });

    test('an original takes two clicks, and Cancel lets nothing in', within, async () => {
      await open(ASK);
      await visit.choose([album.photo]);
      await visit.surface.press('review_original_one');
      await assertNothingLeft();
      await visit.surface.press('dialog_back');
      await visit.surface.press('review_cancel');
      await visit.surface.isGone();
      await assertNothingLeft();
      await visit.choose([album.photo]);
      await visit.surface.press('review_original_one');
      await visit.surface.press('review_original_yes_one');
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);
    });

    test('a location raises Clean to Ask, an image without one does not', within, async () => {
      await open({askWhen: ['location']});
      await visit.choose([placeless]); // clean already, so it enters without a word
      await site.uploads.arrived(1);
      await visit.choose([album.photo]);
      await visit.surface.shows('asking');
      assert.ok((await visit.surface.text()).includes(words('review_why_location')));
      await visit.surface.press('review_cancel');
    });

    test(
      'a kind that cannot be cleaned raises Clean to Ask: then there is the original, or nothing',
      within,
      async () => {
        await open({askWhen: ['uncleanable']});
        await visit.choose([album.jpeg2000]);
        await visit.surface.shows('asking');
        const text = await visit.surface.text();
        for (const key of ['review_why_uncleanable', 'failure_unsupported_format', 'review_stays_out'])
          assert.ok(text.includes(words(key)), `${key} in: ${text}`);
        assert.equal(await visit.surface.stateOf('review_clean_one'), 'absent');
        await visit.surface.press('review_original_one');
        await assertNothingLeft();
        await visit.surface.press('review_original_yes_one');
        assertUntouched((await site.uploads.arrived(1))[0][0], album.jpeg2000);
      },
    );

    test('“always on this site” is a rule from then on', within, async () => {
      await open(ASK);
      await visit.choose([album.photo]);
      await visit.surface.tick('review_always');
      await visit.surface.press('review_clean_one');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      assertClean((await site.uploads.arrived(2))[1], [album.photo]);

      await open(ASK);
      await visit.choose([album.photo]);
      await visit.surface.tick('review_always');
      await visit.surface.press('review_original_one');
      assert.ok((await visit.surface.text()).includes(words('review_always_original')));
      await visit.surface.press('review_original_yes_one');
      assertUntouched((await site.uploads.arrived(3))[2][0], album.photo);
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(4))[3][0], album.photo);
    });

    // Which element has the focus inside a closed shadow root only the DevTools protocol tells.
    if (kind === 'chromium') {
      test('by keyboard alone: always, then clean; the next upload asks no more', within, async () => {
        await open(ASK);
        await visit.choose([album.photo]);
        await visit.surface.button('review_clean_one'); // it can be pressed only after a while
        const walked = await walkTo(visit.page, words('review_always'));
        await visit.page.keyboard.press('Space');
        walked.push(...(await walkTo(visit.page, words('review_original_one'))));
        for (const key of ['fact_switch_off', 'review_clean_one', 'review_cancel'])
          assert.ok(walked.includes(words(key)), `${key} in: ${walked.join(', ')}`);
        await visit.page.keyboard.down('Shift');
        for (let step = 0; step < 2; step++) await visit.page.keyboard.press('Tab');
        await visit.page.keyboard.up('Shift');
        assert.equal(await focusedName(visit.page), words('review_clean_one'));
        await visit.page.keyboard.press('Enter');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        await visit.choose([album.photo]);
        assertClean((await site.uploads.arrived(2))[1], [album.photo]);
      });
    }

    test('Escape cancels', within, async () => {
      await open(ASK);
      await visit.choose([album.photo]);
      await visit.surface.shows('asking');
      await visit.page.keyboard.press('Escape');
      await visit.surface.isGone();
      await assertNothingLeft();
    });

    test('after cleaning, the toast gives the original by two clicks, once', within, async () => {
      await open({});
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      await visit.surface.pressSummary('toast_details');
      await visit.surface.press('toast_original_one');
      await visit.surface.press('dialog_confirm_yes');
      assertUntouched((await site.uploads.arrived(2))[1][0], album.photo);
      await visit.surface.says('toast_original_given');
      assert.equal(site.uploads.all.length, 2);
    });

    test('where the page took the clean copy away the same photo may enter once more', within, async () => {
      await open({}, 'chat.html');
      await visit.choose([album.png], '#attach-detached');
      await visit.surface.shows('clean');
      await visit.surface.pressSummary('toast_details');
      await visit.surface.press('toast_original_one');
      await visit.surface.press('dialog_confirm_yes');
      await visit.surface.says('toast_original_again');
      for (const round of [1, 2]) {
        await visit.choose([album.png], '#attach-detached');
        await visit.page.waitForSelector(`#previews figure:nth-child(${round + 1})`);
      }
      await visit.page.click('#send');
      const [[first, second, third]] = await site.uploads.arrived(1);
      assert.notDeepEqual(first.bytes, album.png.bytes);
      assert.deepEqual(second.bytes, album.png.bytes);
      assert.deepEqual(third.bytes, first.bytes);
    });

    test('a pause lets originals through on its site', within, async () => {
      await open({});
      await ask('pause');
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);
      await ask('resume');
      // Another file: choosing what an input holds already is no change to the browser.
      await visit.choose([album.png]);
      assertClean((await site.uploads.arrived(2))[1], [album.png]);
    });

    test('a receipt says what went, and nothing of the image', within, async () => {
      await open({});
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      await visit.browser.openOwnPage(visit.page, 'receipts.html');
      await visit.page.waitForSelector('tbody tr');
      const text = await visit.page.$eval('main', (main) => main.textContent ?? '');
      assert.ok(text.includes(SITE) && text.includes(words('kind_gps_position')), text);
      assert.doesNotMatch(text, /Nightjar|48\.8584/);
    });

    test('the sample of the setup page comes back clean', within, async () => {
      await visit.browser.openOwnPage(visit.page, 'setup.html');
      await visit.page.waitForSelector('.note.good');
      await visit.page.evaluate(() =>
        /** @type {HTMLElement} */ ([...document.querySelectorAll('main button')].at(-1)).click(),
      );
      await visit.page.waitForSelector('.map');
      const text = await visit.page.$eval('main', (main) => main.textContent ?? '');
      assert.ok(text.includes('Sam Sample') && text.includes('49.1811 N, 5.6750 W'), text);
    });

    test('garbage is not imported, and the reason is said; a good file is', within, async () => {
      const garbage = join(folder.path, 'garbage.json');
      const good = join(folder.path, 'good.json');
      writeFileSync(garbage, '{"version": 2, "fallback": "trust"}');
      writeFileSync(good, '{"version": 2, "fallback": "ask"}');
      await storeSettings(visit, {keepNames: true});
      await visit.browser.openOwnPage(visit.page, 'options.html');
      await takeOver(garbage);
      await said('“fallback”');
      assert.equal(await visit.page.$eval('#fallback', valueOf), 'clean');
      await takeOver(good);
      await said(words('import_done'));
      await visit.page.waitForFunction(() => /** @type {any} */ (document.querySelector('#fallback')).value === 'ask');
      assert.equal(await visit.page.$eval('#keepNames', (box) => /** @type {HTMLInputElement} */ (box).checked), false);
    });

    test('a rule is found, added and removed on the options page', within, async () => {
      await storeSettings(visit, {});
      const {page} = visit;
      await visit.browser.openOwnPage(page, 'options.html');
      await page.type('#rules-host', 'not a host');
      await page.click('form.toolbar button');
      await page.waitForFunction(() => document.querySelector('#rules-refused')?.textContent !== '');
      await page.$eval('#rules-host', (field) => /** @type {HTMLInputElement} */ (field.value = ''));
      await page.type('#rules-host', 'https://ai.example.com/chat');
      await page.click('form.toolbar button');
      await page.waitForSelector('[id="rule-ai.example.com"]');
      await page.type('#rules-search', 'example');
      await page.waitForFunction(() => document.querySelectorAll('tbody tr:not([hidden])').length === 1);
      await page.click('tbody tr:not([hidden]) button');
      await page.waitForFunction(() => !document.querySelector('[id="rule-ai.example.com"]'));
    });

    async function assertNothingLeft() {
      await visit.settle();
      assert.equal(site.uploads.all.length, 0, 'no upload');
    }

    /** @param {'pause' | 'resume'} what */
    async function ask(what) {
      const page = await visit.browser.puppeteer.newPage();
      await visit.browser.openOwnPage(page, 'receipts.html');
      await page.evaluate(
        (question) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage(question),
        /** @type {any} */ ({ask: what, host: SITE}),
      );
      await page.close();
      await visit.page.bringToFront();
    }

    /** @param {string} file */
    async function takeOver(file) {
      const input = await visit.page.waitForSelector('#import');
      await /** @type {any} */ (input).uploadFile(file);
    }

    /** @param {string} text */
    async function said(text) {
      await visit.page.waitForFunction(
        (wanted) => document.querySelector('.status')?.textContent?.includes(wanted),
        {},
        text,
      );
    }
  });

  test(`in ${kind} settings and kept receipts survive a restart`, within, async () => {
    const home = scratchFolder('restart');
    const stored = {fallback: 'block', keepColourProfile: true, rules: {[SITE]: {mode: 'ask'}}, receipts: 'always'};
    const other = {hosts: [OTHER]};
    try {
      site.uploads.forget();
      const first = await Visit.start(kind, site, {home, ...other});
      try {
        await first.browser.register();
        await storeSettings(first, stored);
        await first.open('plain.html');
        await first.choose([album.photo]);
        await first.surface.press('review_clean_one');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        await protectOther(first);
        await receiptsOf(first, 1);
      } finally {
        await first.close();
      }
      const second = await Visit.start(kind, site, {home, ...other});
      try {
        const {page} = second;
        await second.browser.register();
        await receiptsOf(second, 1);
        await second.browser.openOwnPage(page, 'options.html');
        await page.waitForSelector('#fallback');
        assert.equal(await page.$eval('#fallback', valueOf), 'block');
        assert.equal(await page.$eval(`[id="rule-${SITE}"]`, valueOf), 'ask');
        assert.equal(
          await page.$eval('#keepColourProfile', (box) => /** @type {HTMLInputElement} */ (box).checked),
          true,
        );
        await second.open('plain.html');
        await second.choose([album.photo]);
        await second.surface.press('review_cancel');
        await second.surface.isGone();
        if (kind === 'chromium') return; // a driver loads an extension anew there, and what was granted is gone
        await page.goto(`https://${OTHER}/plain.html`);
        await second.choose([album.photo]);
        await second.surface.shows('blocked', 'site_blocked');
      } finally {
        await second.close();
      }
    } finally {
      home.remove();
    }
  });

  test(`in ${kind} the organisation wins`, {timeout: 120_000}, async () => {
    site.uploads.forget();
    const visit = await Visit.start(kind, site, {
      policy: {rules: {[SITE]: {mode: 'ask'}}, uploadOriginal: false, keepNames: false},
    });
    try {
      await visit.browser.register();
      await storeSettings(visit, {rules: {[SITE]: {mode: 'allow'}}, keepNames: true});
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('asking');
      const text = await visit.surface.text();
      for (const key of ['review_original_one', 'review_always']) assert.ok(!text.includes(words(key)), text);
      await visit.surface.press('review_clean_one');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      await visit.browser.openOwnPage(visit.page, 'options.html');
      await visit.page.waitForSelector('#keepNames');
      for (const locked of ['#keepNames', '#uploadOriginal', `[id="rule-${SITE}"]`])
        assert.ok(await visit.page.$eval(locked, (field) => /** @type {HTMLInputElement} */ (field).disabled), locked);
      assert.equal(await visit.page.$eval('#keepNames', (box) => /** @type {HTMLInputElement} */ (box).checked), false);
    } finally {
      await visit.close();
    }
  });
}

for (const kind of TESTED_KINDS) {
  test(
    `in ${kind} the example of the documents holds: it is shown as decided, and no setup page opens`,
    within,
    async () => {
      const policy = examplePolicy(kind);
      const visit = await Visit.start(kind, site, {policy});
      try {
        site.uploads.forget();
        await visit.browser.register();
        await visit.browser.openOwnPage(visit.page, 'options.html');
        await visit.page.waitForSelector('#fallback');
        const text = await visit.page.$eval('main', (main) => main.textContent ?? '');
        assert.ok(text.includes(words('options_policy')) && text.includes(words('locked')), text);
        for (const locked of ['#fallback', '#uploadOriginal', `[id="rule-${SITE}"]`])
          assert.ok(
            await visit.page.$eval(locked, (field) => /** @type {HTMLInputElement} */ (field).disabled),
            locked,
          );
        assert.equal(await visit.page.$eval(`[id="rule-${SITE}"]`, valueOf), 'ask');
        await visit.open('plain.html');
        await visit.choose([album.photo]);
        await visit.surface.shows('asking');
        assert.equal(await visit.surface.stateOf('review_original_one'), 'absent');
        await visit.surface.press('review_clean_one');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        // Chromium reads policies of an extension that a driver loads only after that was installed.
        if (kind === 'chromium') return;
        const addresses = (await visit.browser.puppeteer.pages()).map((page) => page.url());
        assert.ok(!addresses.some((address) => address.endsWith('/setup.html')), addresses.join(', '));
      } finally {
        await visit.close();
      }
    },
  );
}

/** What stands in src/docs/policies for this browser. @param {'chromium' | 'firefox'} kind */
function examplePolicy(kind) {
  const read = (name) => JSON.parse(readFileSync(new URL(`../../docs/policies/${name}`, import.meta.url), 'utf8'));
  return kind === 'chromium'
    ? read('chrome-linux.json')['3rdparty'].extensions[chromiumIds[0] ?? '']
    : read('firefox-policies.json').policies['3rdparty'].Extensions[firefoxIds[0] ?? ''];
}

/** Has a site beyond the catalogue protected. @param {Visit} visit */
async function protectOther(visit) {
  await visit.browser.allow([`https://${OTHER}/*`]);
  await visit.page.goto(`https://${OTHER}/plain.html`);
  const popup = await visit.browser.openPopup(visit.page);
  await popup.press('popup_protect');
  await popup.says('popup_site_block');
  await popup.close();
}

/** Waits until the page of receipts has so many. @param {Visit} visit @param {number} count */
async function receiptsOf(visit, count) {
  await visit.browser.openOwnPage(visit.page, 'receipts.html');
  await visit.page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length === rows, {}, count);
}

/** @param {Element} field */
function valueOf(field) {
  return /** @type {HTMLSelectElement} */ (field).value;
}
