// SPDX-License-Identifier: Apache-2.0
// `npm run screens`: takes the screenshots in src/docs/screens anew, each in light and dark.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {storeSettings} from './browsers/settings.mjs';
import {Visit} from './browsers/visit.mjs';
import {writeLauncher} from './hosts/launcher.mjs';
import {makeJpegPhoto} from './photos/jpeg-photo.mjs';
import {makeScreenshot, SEEN} from './photos/screenshot.mjs';
import {missingBuilds} from './product.mjs';
import {scratchFolder} from './scratch-folder.mjs';
import {startSite} from './site/server.mjs';

const SCREENS = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const SIZE = {width: 1080, height: 680, deviceScaleFactor: 1};
/** As small as a phone's, or a window at 400 % zoom; and a laptop's at 200 %. */
const NARROW = {width: 320, height: 640, deviceScaleFactor: 1};
const ZOOMED = {width: 640, height: 400, deviceScaleFactor: 2};
const QUESTION = 'Which bird is this?';
const POLICY = {rules: {'chatgpt.com': {mode: 'ask'}}, uploadOriginal: false, keepNames: false, askWhen: ['location']};

const missing = missingBuilds();
if (missing.length > 0) {
  console.error(`screens: not built yet: ${missing.join(', ')}`);
  process.exit(1);
}
mkdirSync(SCREENS, {recursive: true});
const folder = scratchFolder('screens');
const site = await startSite();
/** Scenes on the command line: those only. */
const wanted = process.argv.slice(2);
const SCENES = {
  noticeAndToast,
  failure,
  review,
  reviewFive,
  sight,
  popup,
  pages,
  policyLocked: Object.assign(policyLocked, {policy: POLICY}),
};
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await take('light', scene);
    await take('dark', scene);
  }
} finally {
  await site.close();
  folder.remove();
}

/** The host takes its time, so that there is time for a picture. */
async function noticeAndToast(visit, shoot) {
  await visit.browser.register(writeLauncher(folder.path, 'held'));
  await visit.choose([photo()]);
  await visit.surface.shows('busy');
  await shoot('notice');
  writeFileSync(join(folder.path, 'release'), '');
  await visit.surface.shows('clean');
  await visit.page.waitForFunction(
    () => /** @type {HTMLImageElement | null} */ (document.querySelector('#previews img'))?.complete,
  );
  await shoot('toast');
}

/** No host is registered: what a person sees who installed the extension alone. */
async function failure(visit, shoot) {
  await visit.choose([photo()]);
  await visit.surface.shows('blocked', 'host_not_found');
  await visit.surface.button('dialog_original'); // it can be clicked only after a while, and looks so
  await shoot('failure');
}

/** A site that the person wants to be asked about. */
async function review(visit, shoot) {
  await visit.browser.register();
  await storeSettings(visit, {rules: {'chatgpt.com': {mode: 'ask'}}});
  await visit.choose([photo()]);
  await visit.surface.shows('asking');
  await visit.surface.button('review_original_one');
  await shoot('review');
  await visit.page.setViewport(NARROW);
  await shoot('review-narrow');
  await visit.page.setViewport(ZOOMED);
  await shoot('review-zoomed');
}

async function reviewFive(visit, shoot) {
  await visit.browser.register();
  await storeSettings(visit, {rules: {'chatgpt.com': {mode: 'ask'}}});
  await visit.choose([1, 2, 3, 4, 5].map((number) => photo(`IMG_2026051${number}.jpg`)));
  await visit.surface.shows('asking');
  await visit.surface.button('review_original_many', '5');
  await shoot('review-five');
}

/** What a host saw that plays its eyes: the same places every time, and text that nobody else can read. */
async function sight(visit, shoot) {
  writeFileSync(join(folder.path, 'sight.json'), JSON.stringify({regions: SEEN}));
  await visit.browser.register(writeLauncher(folder.path, 'seeing'));
  await storeSettings(visit, {faces: 'ask', text: 'ask', codes: 'ask'});
  const bytes = makeScreenshot();
  const file = join(folder.path, 'Screenshot 2026-05-17.png');
  writeFileSync(file, bytes);
  await visit.choose([{file, bytes}]);
  await visit.surface.button('review_redact');
  await shoot('sight');
  await visit.page.setViewport(NARROW);
  await shoot('sight-narrow');
  await visit.page.setViewport(ZOOMED);
  await shoot('sight-zoomed');
}

/** The toolbar popup, with a site that is protected and something cleaned. */
async function popup(visit, shoot, look) {
  await visit.browser.register();
  await visit.choose([photo()]);
  await visit.surface.shows('clean');
  const {page} = await visit.browser.openPopup(visit.page);
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
  await page.waitForSelector('footer .good');
  await page.waitForSelector('main .today');
  await shoot('popup', page);
}

async function pages(visit, shoot) {
  await visit.browser.register();
  await visit.choose([photo(), photo('IMG_2.jpg')]);
  await visit.surface.shows('clean');
  const {page} = visit;
  for (const [address, ready] of [
    ['options.html', '#rules-host'],
    ['receipts.html', 'tbody tr'],
    ['letter.html?site=chatgpt', 'main h1'],
  ]) {
    await visit.browser.openOwnPage(page, address);
    await page.waitForSelector(ready);
    const name = address.replace(/\..*/, '');
    await shoot(name);
    await page.setViewport(NARROW);
    await shoot(`${name}-narrow`);
    await page.setViewport(SIZE);
  }
  await visit.browser.openOwnPage(page, 'setup.html');
  await page.waitForSelector('.note.good');
  await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll('main button')].at(-1)).click());
  await page.waitForSelector('.map');
  await page.setViewport({...SIZE, height: 1300});
  await shoot('setup');
  await page.setViewport({...NARROW, height: 900});
  await shoot('setup-narrow');
  await page.setViewport(SIZE);
}

async function policyLocked(visit, shoot) {
  await visit.browser.openOwnPage(visit.page, 'options.html');
  await visit.page.waitForSelector('#rules-host');
  await shoot('policy-locked');
}
/**
 * @param {'light' | 'dark'} look
 * @param {((visit: Visit, shoot: (name: string, page?: import('puppeteer-core').Page) => Promise<void>, look: 'light' | 'dark')
 *   => Promise<void>) & {policy?: object}} scene
 */
async function take(look, scene) {
  folder.empty();
  const visit = await Visit.start('chromium', site, scene.policy ? {policy: scene.policy} : {});
  try {
    await visit.page.setViewport(SIZE);
    await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
    await visit.open('chat.html');
    await visit.page.type('#text', QUESTION);
    await scene(
      visit,
      async (name, page = visit.page) => {
        const path = join(SCREENS, look === 'light' ? `${name}.png` : `${name}-${look}.png`);
        // Behind another tab, as the setup page's, nothing is drawn.
        if (page === visit.page) await page.bringToFront();
        // Whatever slides or fades in has arrived.
        await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
        await page.screenshot({path});
        console.log(path);
      },
      look,
    );
  } finally {
    await visit.close();
  }
}

function photo(name = 'IMG_20260517_184207.jpg') {
  const bytes = makeJpegPhoto();
  const file = join(folder.path, name);
  writeFileSync(file, bytes);
  return {file, bytes};
}
