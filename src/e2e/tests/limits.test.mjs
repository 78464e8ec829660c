// SPDX-License-Identifier: Apache-2.0
// What ScrubJay can't stop: `What this can't stop` in src/docs/THREAT-MODEL.md has a line for each of these.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('limits-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

describe('in chromium the original arrives', {skip: !TESTED_KINDS.includes('chromium')}, () => {
  /** @type {Visit} */
  let visit;

  before(async () => {
    visit = await Visit.start('chromium', site);
    await visit.browser.register();
  }, within);
  after(() => visit?.close());
  beforeEach(() => site.uploads.forget());

  for (const [way, how] of [
    ['when a worker itself loads a handle that the page stored in a database', 'database-worker'],
    ['when a page reads a handle with the functions of a frame that is just being made', 'fresh'],
    ['when a page hides a handle among very many values of a message to a worker', 'deep'],
  ]) {
    test(way, within, async () => {
      await visit.open(`handles.html?how=${how}`);
      await visit.page.waitForFunction(() => /** @type {any} */ (window).ready);
      await visit.drop([album.photo]);
      const [[received]] = await site.uploads.arrived(1);
      assert.ok(received.bytes.equals(album.photo.bytes));
    });
  }
});

for (const kind of TESTED_KINDS) {
  test(`in ${kind} an image inside another file arrives as it is in there`, within, async () => {
    const archive = {
      bytes: Buffer.concat([Buffer.from('PK\x03\x04'), album.photo.bytes]),
      file: join(folder.path, 'a.zip'),
    };
    writeFileSync(archive.file, archive.bytes);
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      await visit.browser.register();
      await visit.open('plain.html');
      await visit.choose([archive]);
      const [[received]] = await site.uploads.arrived(1);
      assert.equal(received.fileName, basename(archive.file));
      assert.ok(received.bytes.equals(archive.bytes));
    } finally {
      await visit.close();
    }
  });
}
