// SPDX-License-Identifier: Apache-2.0
// Pages that want the original, and have changed whatever a page can change. Each gets the clean photo, or nothing.
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertNoLeak} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};

/** As ../pages/hostile.js calls what it takes. */
const STOLEN = 'stolen';

/** As in ../pages/hostile.js. */
const ATTACKS = [
  'prototypes',
  'collections',
  'promises',
  'calls',
  'files',
  'events',
  'names',
  'forgeries',
  'rewriting',
];

/** In Firefox it is a script of the page that drops: what it drops is the page's own already. */
const WAYS = /** @type {const} */ ({chromium: ['put in', 'drop'], firefox: ['put in']});

const site = await startSite();
const folder = scratchFolder('hostile-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, a page does not get the original`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const attack of ATTACKS) {
      for (const when of /** @type {const} */ (['before', 'after'])) {
        for (const way of WAYS[kind]) {
          test(`by changing ${attack}, ${when} it loads (${way})`, within, async () => {
            const page = await visit.inNewTab();
            try {
              await page.open(`hostile.html?attack=${attack}&when=${when}`);
              if (when === 'after') await page.page.evaluate(() => /** @type {any} */ (window).strike());
              if (way === 'drop') await page.drop([album.photo]);
              else await put(page, album.photo);
              await settled(page);
              assertNoLeak(site.uploads);
            } finally {
              await page.page.close();
            }
            // The page may have broken itself; the next one has not. What the first one took may still be under way.
            await visit.open('plain.html');
            await visit.choose([album.photo]);
            await arrival((file) => file.sha256 === album.photo.cleanSha256 && file.fileName !== STOLEN);
            assertNoLeak(site.uploads);
          });
        }
      }
    }
  });
}

/**
 * Into the input as a chooser does: what a page does to its functions can keep a program from opening one.
 * @param {Visit} page
 * @param {import('../photos/album.mjs').Item} item
 */
async function put(page, {file}) {
  if (page.browser.kind === 'chromium') {
    // By the protocol alone: what is run in the page to find the input fails where the page broke all objects.
    const session = await page.page.createCDPSession();
    const {root} = await session.send('DOM.getDocument');
    const {nodeId} = await session.send('DOM.querySelector', {nodeId: root.nodeId, selector: '#attach'});
    await session.send('DOM.setFileInputFiles', {nodeId, files: [file]});
    await session.detach();
    return;
  }
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.page.$('#attach'));
  await input.uploadFile(file);
}

/**
 * What was to come has come: a further photo in another tab, which waits behind it for the same host, has arrived.
 * @param {Visit} page
 */
async function settled(page) {
  const other = await page.inNewTab();
  await other.open('plain.html');
  await other.choose([album.png]);
  await arrival((file) => file.sha256 === album.png.cleanSha256);
  await other.page.close();
}

/** @param {(file: import('../site/uploads.mjs').ReceivedFile) => boolean} wanted */
async function arrival(wanted) {
  while (!site.uploads.all.some(([file]) => file && wanted(file))) {
    await site.uploads.arrived(site.uploads.all.length + 1);
  }
}
