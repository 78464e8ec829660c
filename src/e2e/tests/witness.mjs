// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {sha256} from '../site/uploads.mjs';

/**
 * No listener and no poller of the page, in none of its frames, has found anything but what may enter.
 * @param {import('../browsers/visit.mjs').Visit} visit
 * @param {import('../photos/album.mjs').Item[]} chosen
 */
export async function assertSawNoOriginal(visit, chosen) {
  const fine = chosen.map((item) => item.cleanSha256 ?? sha256(item.bytes));
  for (const frame of visit.page.frames()) {
    const seen = await frame.evaluate(() => [.../** @type {any} */ (window.seen ?? [])]);
    for (const entry of seen) assert.ok(fine.includes(entry.split(' ').at(-1)), `the page saw an original: ${entry}`);
  }
}

/**
 * The events with files that the page saw of one type, each "trusted" or "untrusted".
 * @param {import('../browsers/visit.mjs').Visit} visit
 * @param {string} type
 */
export async function eventsSeen(visit, type) {
  const events = await visit.page.evaluate(() => /** @type {any} */ (window).events);
  return events.filter((event) => event.startsWith(`${type} `)).map((event) => event.split(' ')[1]);
}
