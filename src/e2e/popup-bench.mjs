// SPDX-License-Identifier: Apache-2.0
// `npm run bench:popup`: how much later the toolbar popup paints first than a popup of the same extension with nothing of
// ours in it, in one run and one browser. Each is opened in turn over a page, so that a busy machine slows both.
import {startSite} from './site/server.mjs';
import {at} from './statistics.mjs';
import {Visit} from './browsers/visit.mjs';
import {chromiumIds} from './product.mjs';

const ROUNDS = 15;
const OPENED_MILLIS = 60_000;

/** The popup, and a file without scripts and styles that the browser shows as it is. */
const FILES = ['popup.html', 'managed-schema.json'];

const site = await startSite();
const visit = await Visit.start('chromium', site);
try {
  await visit.browser.register();
  await visit.open('plain.html');
  const {puppeteer} = visit.browser;
  const extension = (await puppeteer.extensions()).get(chromiumIds[0] ?? '');
  const background = await puppeteer.waitForTarget((target) => target.type() === 'service_worker');
  const worker = await background.worker();
  const times = FILES.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, file] of FILES.entries()) {
      await worker?.evaluate(`chrome.action.setPopup({popup: '${file}'})`);
      times[index]?.push(await firstPaint(file));
    }
  }
  const [popup = 0, empty = 0] = times.map((list) => at(list, 0.5));
  console.log(
    `popup ${popup.toFixed(0)} ms, empty popup ${empty.toFixed(0)} ms, difference ${(popup - empty).toFixed(0)} ms`,
  );
  if (popup - empty > 100) process.exitCode = 1;

  /** @param {string} file */
  async function firstPaint(file) {
    await visit.page.bringToFront();
    const opened = puppeteer.waitForTarget((target) => target.url().endsWith(`/${file}`), {timeout: OPENED_MILLIS});
    await extension?.triggerAction(visit.page);
    const page = await (await opened).asPage();
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-paint')[0]?.startTime);
    const time = await paint.jsonValue();
    await page.close();
    return time ?? 0;
  }
} finally {
  await visit.close();
  await site.close();
}
