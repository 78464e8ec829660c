// SPDX-License-Identifier: Apache-2.0
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {leaksIn} from '../photos/secrets.mjs';
import {sha256} from '../site/uploads.mjs';
import {Dice} from './dice.mjs';

/**
 * @typedef {import('../browsers/visit.mjs').Visit} Visit
 * @typedef {import('../photos/album.mjs').Item} Item
 * @typedef {Record<string, Item>} Album
 */

/** How a file gets in: the page, and what the person does there. */
const WAYS = [
  {name: 'input', page: 'plain.html', bring: (visit, items) => visit.choose(items)},
  {name: 'detached input', page: 'detached.html?open=click', bring: (visit, items) => visit.choose(items)},
  {name: 'replaced input', page: 'replaced.html', bring: (visit, items) => visit.choose(items)},
  {name: 'drop', page: 'drop.html?read=items', bring: (visit, items) => visit.drop(items)},
  {name: 'drop read by entries', page: 'drop.html?read=entries', bring: (visit, items) => visit.drop(items)},
  {
    name: 'drop on an input',
    page: 'drop.html?read=input',
    bring: (visit, items) => visit.drop(items),
    // A script drops there in the place of a person, and of a script's drop that ScrubJay lets go on Firefox makes nothing.
    needsPhoto: ({browser}) => browser.kind === 'firefox',
  },
  {name: 'paste', page: 'paste.html', bring: (visit, items) => visit.pasteByScript(items)},
];

const STEPS = 4;
const KILLS_PERCENT = 15;
const RELOADS_PERCENT = 6;

/** Beyond this an upload counts as lost. */
const PATIENCE_MILLIS = 60_000;

/** @typedef {{uploads: number, blocked: number, kills: number, reloads: number}} Count */

/**
 * A person with one tab who uploads now this way and now that, while the host is killed and the extension reloaded.
 * Throws when an original arrives, or an upload neither arrives nor is blocked with a message.
 * @param {Visit} visit
 * @param {Album} album
 * @param {string} marks the folder that `hosts/mortal.mjs` looks into
 * @param {number} seed
 * @returns {Promise<Count>}
 */
export async function playSession(visit, album, marks, seed) {
  const dice = new Dice(seed);
  const count = {uploads: 0, blocked: 0, kills: 0, reloads: 0};
  for (let step = 0; step < STEPS; step++) {
    const way = dice.oneOf(WAYS);
    const items = Array.from(
      {length: 1 + dice.below(3)},
      () => album[dice.oneOf(['photo', 'png', 'large', 'text', 'turned'])],
    );
    if (way.needsPhoto?.(visit) && items.every((item) => item === album.text)) items.push(album.photo);
    const story = `session ${seed}, step ${step}: ${way.name} of ${items.length}`;
    visit.site.uploads.forget();
    await visit.open(way.page);
    if (dice.chance(KILLS_PERCENT)) {
      writeFileSync(join(marks, 'die'), '');
      count.kills++;
    }
    if (dice.chance(RELOADS_PERCENT)) {
      await visit.browser.reloadExtension();
      count.reloads++;
    }
    await way.bring(visit, items);
    const [received] = await Promise.race([visit.site.uploads.arrived(1), blocked(visit), lost(story)]);
    if (received) {
      count.uploads++;
      judge(received, items, story);
    } else {
      count.blocked++;
      await visit.surface.press('dialog_leave_out');
    }
    await visit.settle();
    for (const {path, body} of visit.site.uploads.requests) {
      if (leaksIn(body).length > 0) throw new Error(`${story}: an original in a request to ${path}`);
    }
  }
  return count;
}

/** @param {import('../site/uploads.mjs').ReceivedFile[]} received @param {Item[]} items @param {string} story */
function judge(received, items, story) {
  const wanted = items.map((item) => item.cleanSha256 ?? sha256(item.bytes));
  const got = received.map((file) => file.sha256);
  if (wanted.join() !== got.join()) throw new Error(`${story}: the server got other bytes or another order`);
}

/** @param {Visit} visit @returns {Promise<[]>} */
async function blocked(visit) {
  await visit.page.waitForSelector('scrubjay-ui[data-state="blocked"]', {timeout: PATIENCE_MILLIS});
  return [];
}

/** @param {string} story @returns {Promise<never>} */
function lost(story) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${story}: lost without a message`)), PATIENCE_MILLIS).unref();
  });
}
