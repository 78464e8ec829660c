// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {openShadow} from '../browsers/axe.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const FACE = {subject: 'faces', label: 'face', box: [700, 200, 160, 180], score: 0.9, sure: true};
const WINDOWS = [
  {name: '320 pixels', width: 320, height: 640},
  {name: '1280 pixels at 200 % zoom', width: 640, height: 400, deviceScaleFactor: 2},
];
const PAGES = [
  ['options.html', '#unseen'],
  ['receipts.html', 'tbody tr'],
  ['setup.html', '.note.good'],
  ['letter.html?site=chatgpt', '#copy'],
];

// What lies in a closed shadow root only the DevTools protocol measures.
if (TESTED_KINDS.includes('chromium')) {
  const within = {timeout: 180_000};
  const site = await startSite();
  const folder = scratchFolder('narrow-test');
  const marks = scratchFolder('narrow-marks');
  const album = await makeAlbum(join(folder.path, 'album'));
  /** @type {Visit} */
  let visit;

  before(async () => {
    visit = await Visit.start('chromium', site);
    writeFileSync(join(marks.path, 'sight.json'), JSON.stringify({regions: [FACE]}));
    await visit.browser.register(writeLauncher(marks.path, 'seeing'));
  }, within);
  after(async () => {
    await visit?.close();
    await site.close();
    folder.remove();
    marks.remove();
  });
  beforeEach(() => site.uploads.forget());

  /** @param {object} settings @param {(import('../photos/album.mjs').Item)[]} items */
  async function upload(settings, items) {
    await storeSettings(visit, settings);
    await visit.open('plain.html');
    await visit.choose(items);
  }

  for (const {name, ...size} of WINDOWS) {
    describe(`in a window of ${name} nothing is cut off and nothing is scrolled sideways`, () => {
      before(() => visit.page.setViewport(size));

      test('on ScrubJay’s own pages', within, async () => {
        await upload({rules: {'a-rather-long-name.of-a-chat.example.com': {mode: 'ask'}}}, [album.photo]);
        await visit.surface.shows('clean');
        for (const [address, ready] of PAGES) {
          await visit.browser.openOwnPage(visit.page, address ?? '');
          await visit.page.waitForSelector(ready ?? '');
          await visit.page.$$eval('details', (all) => all.forEach((one) => (one.open = true)));
          assert.deepEqual(await visit.page.evaluate(wideParts, null), [], address);
        }
      });

      test('in toast, failure dialog, upload warning, and where places are covered', within, async () => {
        const inside = async () => {
          await openShadow(visit.page);
          return visit.page.evaluate(wideParts, 'scrubjay-ui');
        };
        await upload({}, [album.photo]);
        await visit.surface.shows('clean');
        await visit.surface.pressSummary('toast_details');
        assert.deepEqual(await inside(), [], 'toast');
        await upload({}, [album.broken]);
        await visit.surface.button('dialog_original');
        assert.deepEqual(await inside(), [], 'failure dialog');
        await upload({rules: {[SITE]: {mode: 'ask'}}}, [album.photo, album.png]);
        await visit.surface.button('review_original_many', '2');
        assert.deepEqual(await inside(), [], 'upload warning');
        await upload({faces: 'ask'}, [album.photo]);
        await visit.surface.button('review_redact');
        assert.deepEqual(await inside(), [], 'places to cover');
        await visit.surface.press('review_cancel');
      });
    });
  }

  test('nothing moves for people who want no motion', within, async () => {
    await visit.page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
    const moving = async () => {
      await openShadow(visit.page);
      return visit.page.evaluate(() => {
        const {shadowRoot} = /** @type {Element} */ (document.querySelector('scrubjay-ui'));
        return [...(shadowRoot?.querySelectorAll('*') ?? [])]
          .flatMap((part) =>
            [null, '::before', '::after'].map((pseudo) => ({part, style: getComputedStyle(part, pseudo)})),
          )
          .filter(({style}) => style.animationName !== 'none' || /[1-9]/.test(style.transitionDuration))
          .map(({part, style}) => `${part.className} ${style.animationName} ${style.transitionDuration}`);
      });
    };
    writeFileSync(join(marks.path, 'sight.json'), JSON.stringify({regions: [FACE], hold: 'never'}));
    await upload({faces: 'ask', codes: 'ask'}, [album.photo]);
    await visit.surface.shows('asking');
    assert.deepEqual(await moving(), [], 'upload warning while it looks');
    await visit.surface.press('review_cancel');
    await visit.browser.register(writeLauncher(marks.path, 'held'));
    await visit.browser.reloadExtension();
    await upload({}, [album.photo]);
    await visit.surface.shows('busy');
    assert.deepEqual(await moving(), [], 'notice');
    writeFileSync(join(marks.path, 'release'), '');
    await visit.surface.shows('clean');
    assert.deepEqual(await moving(), [], 'toast');
  });
}

/**
 * Runs in the page: what needs more room sideways than it has, or lies outside of the window. Boxes that are meant to be
 * scrolled or hidden are left out.
 * @param {string | null} tag of an element with a shadow root to look into, instead of the page
 * @returns {string[]}
 */
function wideParts(tag) {
  const root = tag === null ? document : /** @type {any} */ (document.querySelector(tag)).shadowRoot;
  const say = (part) => `${part.localName}.${part.className} ${part.textContent.trim().slice(0, 30)}`;
  const found = [];
  if (tag === null && document.documentElement.scrollWidth > innerWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const part of root.querySelectorAll('*')) {
    if (!part.checkVisibility() || part.closest('svg, .visually-hidden, .stage, thead')) continue;
    const {left, right} = part.getBoundingClientRect();
    if (right > left && (left < -1 || right > innerWidth + 1)) found.push(`outside: ${say(part)}`);
    const {overflowX, display} = getComputedStyle(part);
    if (
      display !== 'inline' &&
      overflowX !== 'hidden' &&
      part.scrollWidth > part.clientWidth + 1 &&
      part.clientWidth > 0
    )
      found.push(`needs ${part.scrollWidth} of ${part.clientWidth}: ${say(part)}`);
  }
  return found;
}
