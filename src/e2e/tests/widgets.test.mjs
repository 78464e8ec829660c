// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {cpSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {serveWidgets} from '../widgets/pages.mjs';
import {WIDGETS} from '../widgets/widgets.mjs';
import {assertNoLeak} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal} from './witness.mjs';

const WAYS = /** @type {const} */ (['input', 'drop', 'paste']);
const ONCE = 'clean once';

const PRESSES = 20;
const PRESS_MILLIS = 500;

/** All, or those that SCRUBJAY_WIDGETS names ("quill,tiptap"). */
const TRIED = WIDGETS.filter(({name}) => (process.env.SCRUBJAY_WIDGETS ?? name).split(',').includes(name));

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('widgets-test');
const album = await makeAlbum(join(folder.path, 'album'));
const tree = join(folder.path, 'Trip');
mkdirSync(tree);
cpSync(album.photo.file, join(tree, 'Nightjar.jpg'));
await serveWidgets(
  site,
  TRIED.map(({name}) => name),
  join(folder.path, 'widgets'),
);
after(async () => {
  await site.close();
  folder.remove();
});

/** Browser, widget, way -> what became of the photo. @type {Map<string, string>} */
const table = new Map();

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const widget of TRIED) {
      for (const way of WAYS.filter((way) => widget[way])) {
        // No program drops a folder into Firefox.
        if (widget.folders && kind === 'firefox') continue;
        test(`${widget.name} gets a photo by ${way}: ${ONCE}`, within, async () => {
          table.set(`${kind} ${widget.name} ${way}`, 'NOTHING');
          await visit.open(`widget/${widget.name}`);
          await visit.page.waitForSelector(widget.ready);
          await bring(visit, widget, way);
          if (widget.send) await send(visit, widget.send);
          await site.uploads.arrived(1);
          await visit.settle();
          const verdict = verdictOn(site.uploads.all.flat());
          table.set(`${kind} ${widget.name} ${way}`, verdict);
          assert.equal(verdict, ONCE);
          assertNoLeak(site.uploads);
          await assertSawNoOriginal(visit, [album.photo]);
        });
      }
    }
  });
}

after(() => {
  const cell = (kind, name, way) => table.get(`${kind} ${name} ${way}`) ?? '-';
  const rows = [['widget', ...TESTED_KINDS.flatMap((kind) => WAYS.map((way) => `${kind} ${way}`))]];
  for (const {name} of TRIED) {
    rows.push([name, ...TESTED_KINDS.flatMap((kind) => WAYS.map((way) => cell(kind, name, way)))]);
  }
  for (const row of rows)
    console.log(
      row
        .map((text, column) => text.padEnd(column ? 16 : 22))
        .join('')
        .trimEnd(),
    );
});

/**
 * @param {Visit} visit
 * @param {import('../widgets/widgets.mjs').Widget} widget
 * @param {(typeof WAYS)[number]} way
 */
async function bring(visit, widget, way) {
  const selector = widget[way];
  if (way === 'input') await visit.choose([album.photo], selector);
  if (way === 'drop') await visit.drop([widget.folders ? tree : album.photo], undefined, selector);
  if (way === 'paste') await visit.pasteByScript([album.photo], undefined, selector);
}

/**
 * Presses Enter until the widget sends: before the image is in, it has nothing to send.
 * @param {Visit} visit
 * @param {string} selector
 */
async function send(visit, selector) {
  await visit.surface.shows('clean');
  const field = await visit.page.waitForSelector(selector);
  for (let press = 0; press < PRESSES && site.uploads.all.length === 0; press++) {
    await field?.press('Enter');
    await Promise.race([site.uploads.arrived(1), setTimeout(PRESS_MILLIS)]);
  }
}

/** @param {import('../site/uploads.mjs').ReceivedFile[]} received */
function verdictOn(received) {
  if (received.some(({sha256}) => sha256 !== album.photo.cleanSha256)) return 'NOT CLEAN';
  return received.length === 1 ? ONCE : `${received.length} TIMES`;
}
