// SPDX-License-Identifier: Apache-2.0
// `npm run bench:popup`: how much later the popup paints first than an empty page of the same extension, in one run and
// one browser. Each is opened in turn, so that a busy machine slows both.
import {startSite} from './site/server.mjs';
import {Visit} from './browsers/visit.mjs';

const ROUNDS = 15;

const site = await startSite();
const visit = await Visit.start('chromium', site);
try {
  await visit.browser.register();
  await visit.open('plain.html');
  /** @type {Record<string, number[]>} */
  const times = {'popup.html': [], 'managed-schema.json': []};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [address, found] of Object.entries(times)) found.push(await firstPaint(address));
  }
  const popup = median(times['popup.html'] ?? []);
  const empty = median(times['managed-schema.json'] ?? []);
  console.log(
    `popup ${popup.toFixed(0)} ms, empty page ${empty.toFixed(0)} ms, difference ${(popup - empty).toFixed(0)} ms`,
  );
  if (popup - empty > 100) process.exitCode = 1;
} finally {
  await visit.close();
  await site.close();
}

/** @param {string} address */
async function firstPaint(address) {
  const page = await visit.browser.puppeteer.newPage();
  await visit.browser.openOwnPage(page, address);
  const paint = await page.waitForFunction(() => performance.getEntriesByName('first-paint')[0]?.startTime);
  const time = await paint.jsonValue();
  await page.close();
  return time ?? 0;
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
