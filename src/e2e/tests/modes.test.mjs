// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {join} from 'node:path';
import {badgeIs} from '../browsers/badge.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

/**
 * What a mode does on every screen.
 * @typedef {object} Row
 * @property {string} name
 * @property {'clean' | 'ask' | 'allow' | 'block'} mode
 * @property {'clean' | 'asking' | 'blocked'} [shows] on the page, after an image was chosen
 * @property {string} [code] of the failure
 * @property {string[][]} [presses] words of the buttons that a person presses then, in turn, with what stands in their blanks
 * @property {'clean' | 'original' | 'nothing'} gets what the page is given
 * @property {string} badge
 */

/** @type {Row[]} */
const ROWS = [
  {name: 'Clean', mode: 'clean', shows: 'clean', gets: 'clean', badge: '1'},
  {name: 'Ask, and the clean copy', mode: 'ask', shows: 'asking', presses: [['review_clean_one']], gets: 'clean', badge: '1'}, // prettier-ignore
  {name: 'Ask, and the original', mode: 'ask', shows: 'asking', presses: [['review_original_one'], ['review_original_yes_one']], gets: 'original', badge: '1'}, // prettier-ignore
  {name: 'Ask, and Cancel', mode: 'ask', shows: 'asking', presses: [['review_cancel']], gets: 'nothing', badge: '1'},
  {name: 'Allow', mode: 'allow', gets: 'original', badge: ''},
  {name: 'Block', mode: 'block', shows: 'blocked', code: 'site_blocked', presses: [['dialog_leave_out']], gets: 'nothing', badge: ''}, // prettier-ignore
];

/** What an organisation decides; people have rules of their own here that say something else. */
const POLICIES = ['clean', 'ask', 'block'];
const LAST_OF = {
  clean: ROWS[0],
  ask: ROWS[1],
  block: ROWS[5],
};

const within = {timeout: 180_000};
const site = await startSite();
const folder = scratchFolder('modes-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, on every screen`, () => {
    /** @type {Visit} */
    let visit;
    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());

    for (const row of ROWS) {
      test(`the mode is ${row.name}`, within, async () => {
        await storeSettings(visit, {rules: {[SITE]: {mode: row.mode}}});
        await everyScreen(visit, row, false);
      });
    }
  });

  for (const mode of POLICIES) {
    test(`in ${kind}, on every screen, the organisation decided ${mode}`, within, async () => {
      const policy = {rules: {[SITE]: {mode}}, uploadOriginal: false, pausing: false};
      const visit = await Visit.start(kind, site, {policy});
      try {
        await visit.browser.register();
        await storeSettings(visit, {rules: {[SITE]: {mode: 'allow'}}});
        await everyScreen(visit, LAST_OF[mode], true);
      } finally {
        await visit.close();
      }
    });
  }
}

/**
 * @param {Visit} visit
 * @param {Row} row
 * @param {boolean} locked whether the organisation decided it
 */
async function everyScreen(visit, row, locked) {
  await forgetReceipts(visit);
  await onThePage(visit, row, locked);
  await inThePopup(visit, row, locked);
  await badgeIs(visit, row.badge);
  await inTheOptions(visit, row, locked);
  await inTheReceipts(visit, row);
  await inTheSetup(visit);
  await inTheLetter(visit);
}

/** Toast, upload warning, failure dialog. */
async function onThePage(visit, {shows, code, presses = [], gets}, locked) {
  site.uploads.forget();
  await visit.open('plain.html');
  await visit.choose([album.photo]);
  if (shows) {
    await visit.surface.shows(shows, code);
    if (shows !== 'clean') await assertNothingLeft(visit);
    const text = await visit.surface.text();
    for (const original of ['review_original_one', 'toast_original_one', 'dialog_original'])
      if (locked || code === 'site_blocked') assert.ok(!text.includes(words(original)), text);
  }
  for (const [key, ...blanks] of presses) await visit.surface.press(key, ...blanks);
  if (gets === 'nothing') {
    await visit.surface.isGone();
    return assertNothingLeft(visit);
  }
  const [received] = await site.uploads.arrived(1);
  if (gets === 'clean') assertClean(received, [album.photo]);
  else assertUntouched(received[0], album.photo);
  if (!shows) assert.equal(await visit.surface.isThere(), false, 'nothing is shown');
}

async function inThePopup(visit, {mode}, locked) {
  const popup = await visit.browser.openPopup(visit.page);
  await popup.says(`popup_site_${mode}`);
  await popup.says(locked ? 'popup_why_policy' : 'popup_why_rule');
  assert.equal(await popup.evaluate(() => document.querySelector('select')?.value), mode);
  assert.equal(await popup.evaluate(() => document.querySelector('select')?.disabled), locked);
  assert.equal(await popup.offers('popup_pause'), !locked && (mode === 'clean' || mode === 'ask'));
  await popup.close();
}

async function inTheOptions(visit, {mode}, locked) {
  const {page} = visit;
  await visit.browser.openOwnPage(page, 'options.html');
  const select = await page.waitForSelector(`[id="rule-${SITE}"]`);
  const {value, disabled} = await select.evaluate(({value, disabled}) => ({value, disabled}));
  assert.deepEqual({value, disabled}, {value: mode, disabled: locked});
  const text = await page.$eval('main', (main) => main.textContent ?? '');
  assert.equal(text.includes(words('options_policy')), locked);
  assert.equal(await page.$eval('#uploadOriginal', (box) => /** @type {HTMLInputElement} */ (box).disabled), locked);
}

async function inTheReceipts(visit, {mode, gets}) {
  const {page} = visit;
  await visit.browser.openOwnPage(page, 'receipts.html');
  await page.waitForFunction(() => document.querySelector('main')?.children.length === 4);
  await page.waitForSelector(mode === 'ask' && gets !== 'nothing' ? 'tbody tr' : 'main');
  const rows = await page.$$eval('tbody tr', (rows) => rows.map((row) => row.textContent ?? ''));
  // What nobody asked ScrubJay about has no receipt; nor has what did not enter.
  assert.equal(rows.length, gets === 'nothing' || mode === 'allow' ? 0 : 1);
  for (const row of rows) {
    assert.ok(row.includes(SITE) && row.includes('JPEG'), row);
    assert.ok(row.includes(words(gets === 'original' ? 'receipts_original' : 'kind_gps_position')), row);
  }
}

/** The sample is cleaned whatever holds elsewhere. */
async function inTheSetup(visit) {
  const {page} = visit;
  await visit.browser.openOwnPage(page, 'setup.html');
  await page.waitForSelector('.note.good');
  await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll('main button')].at(-1)).click());
  await page.waitForSelector('.map');
  assert.ok((await page.$eval('main', (main) => main.textContent ?? '')).includes('Sam Sample'));
}

async function inTheLetter(visit) {
  await visit.browser.openOwnPage(visit.page, 'letter.html?site=chatgpt');
  await visit.page.waitForFunction(() => document.querySelector('#letter')?.textContent?.includes('OpenAI'));
}

/** @param {Visit} visit */
async function forgetReceipts(visit) {
  await visit.browser.openOwnPage(visit.page, 'receipts.html');
  await visit.page.evaluate(() => /** @type {any} */ (globalThis).chrome.storage.session.remove('receipts'));
}
