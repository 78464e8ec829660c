// SPDX-License-Identifier: Apache-2.0
// `npm run screens`: takes the screenshots of README anew: notice, toast and failure dialog, light and dark.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Visit} from './browsers/visit.mjs';
import {writeLauncher} from './hosts/launcher.mjs';
import {makeJpegPhoto} from './photos/jpeg-photo.mjs';
import {missingBuilds} from './product.mjs';
import {scratchFolder} from './scratch-folder.mjs';
import {startSite} from './site/server.mjs';

const SCREENS = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const SIZE = {width: 1080, height: 680, deviceScaleFactor: 1.5};
const QUESTION = 'Which bird is this?';

const missing = missingBuilds();
if (missing.length > 0) {
  console.error(`screens: not built yet: ${missing.join(', ')}`);
  process.exit(1);
}
mkdirSync(SCREENS, {recursive: true});
const folder = scratchFolder('screens');
const site = await startSite();
try {
  for (const scene of [noticeAndToast, failure]) {
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

/**
 * @param {'light' | 'dark'} look
 * @param {(visit: Visit, shoot: (name: string) => Promise<void>) => Promise<void>} scene
 */
async function take(look, scene) {
  folder.empty();
  const visit = await Visit.start('chromium', site);
  try {
    await visit.page.setViewport(SIZE);
    await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
    await visit.open('chat.html');
    await visit.page.type('#text', QUESTION);
    await scene(visit, async (name) => {
      const path = join(SCREENS, look === 'light' ? `${name}.png` : `${name}-${look}.png`);
      // Whatever slides or fades in has arrived.
      await visit.page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      await visit.page.screenshot({path});
      console.log(path);
    });
  } finally {
    await visit.close();
  }
}

function photo() {
  const bytes = makeJpegPhoto();
  const file = join(folder.path, 'IMG_20260517_184207.jpg');
  writeFileSync(file, bytes);
  return {file, bytes};
}
