// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertClean, assertNoLeak, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

/**
 * What goes wrong, the host that makes it so, and the code of the failure.
 * @typedef {object} BrokenHost
 * @property {string} name
 * @property {string[]} host a script of ../hosts and what it is told
 * @property {string | Record<'chromium' | 'firefox', string>} code one for each browser where they tell different things
 * @property {'photo' | 'large'} [chosen]
 */

/** @type {BrokenHost[]} */
const BROKEN_HOSTS = [
  {name: 'hangs', host: ['silent'], code: 'host_silent'},
  {name: 'is killed in the middle of every image', host: ['killed', 'always'], code: 'host_exited', chosen: 'large'},
  {name: 'prints to stdout', host: ['garbage'], code: 'host_garbled'},
  // Chromium tells nobody about a frame without JSON, so that there it is the time that runs out.
  {name: 'sends a frame without JSON', host: ['broken-json'], code: {chromium: 'host_silent', firefox: 'host_garbled'}},
  {name: 'speaks newer protocols only', host: ['protocol', 'newer'], code: 'extension_outdated'},
  {name: 'speaks older protocols only', host: ['protocol', 'older'], code: 'host_outdated'},
  {name: 'promises another SHA-256', host: ['tampering', 'wrong-sha'], code: 'answer_corrupt'},
  {name: 'promises another length', host: ['tampering', 'wrong-length'], code: 'answer_corrupt'},
  {name: 'gives the original back', host: ['tampering', 'original'], code: 'answer_corrupt'},
  {name: 'did not verify its result', host: ['tampering', 'unverified'], code: 'host_garbled'},
];

/** @type {{name: string, chosen: 'jpeg2000' | 'broken', code: string}[]} */
const REFUSED_IMAGES = [
  {name: 'a format that the host does not clean', chosen: 'jpeg2000', code: 'unsupported_format'},
  {name: 'a damaged photo', chosen: 'broken', code: 'bad_image'},
];

/** The slowest failure takes the extension two times its patience with a host that does not even greet. */
const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('failures-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, with a broken host`, () => {
    const marks = scratchFolder('marks');
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
    }, within);
    beforeEach(async () => {
      site.uploads.forget();
      marks.empty();
      // The host that the extension talked to goes with it.
      await visit.browser.reloadExtension();
      await visit.open('plain.html');
    });
    after(async () => {
      await visit?.close();
      marks.remove();
    });

    // The first: the others leave a host behind.
    test(
      'nothing leaves and the reason is shown when no host is registered; once there is one, Retry uploads',
      within,
      async () => {
        await visit.choose([album.photo]);
        await assertBlocked(visit, 'host_not_found');
        await visit.browser.register();
        await visit.surface.press('dialog_retry');
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
        await assertOneUpload(visit);
        assertNoLeak(site.uploads);
      },
    );

    for (const {
      name,
      host: [script, ...told],
      code,
      chosen = 'photo',
    } of BROKEN_HOSTS) {
      test(`nothing leaves and the reason is shown when the host ${name}`, within, async () => {
        await visit.browser.register(writeLauncher(marks.path, script, ...told));
        await visit.choose([album[chosen]]);
        await assertBlocked(visit, typeof code === 'string' ? code : code[kind]);
      });
    }

    test('a host that was killed once is started again, and the photo arrives clean', within, async () => {
      await visit.browser.register(writeLauncher(marks.path, 'killed', 'first'));
      await visit.choose([album.large]);
      assertClean((await site.uploads.arrived(1))[0], [album.large]);
      await assertOneUpload(visit);
      assertNoLeak(site.uploads);
    });
  });

  describe(`in ${kind}, with an image that is refused`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    });
    after(() => visit?.close());
    beforeEach(async () => {
      site.uploads.forget();
      await visit.open('plain.html');
    });

    for (const {name, chosen, code} of REFUSED_IMAGES) {
      test(`nothing leaves and the reason is shown for ${name}`, within, async () => {
        await visit.choose([album[chosen]]);
        await assertBlocked(visit, code);
      });
    }

    test('one refused image holds back the whole choice', within, async () => {
      await visit.choose([album.photo, album.jpeg2000, album.text]);
      await assertBlocked(visit, 'unsupported_format');
    });

    test('Leave it out uploads the rest: clean photo, text, nothing of the refused image', within, async () => {
      await visit.choose([album.photo, album.jpeg2000, album.text]);
      await visit.surface.press('dialog_leave_out');
      assertClean((await site.uploads.arrived(1))[0], [album.photo, album.text]);
      await assertOneUpload(visit);
      assertNoLeak(site.uploads);
    });

    test('Leave it out of one image alone uploads nothing', within, async () => {
      await visit.choose([album.jpeg2000]);
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });

    test('Upload the original takes two clicks, and uploads it byte for byte', within, async () => {
      await visit.choose([album.jpeg2000]);
      await visit.surface.press('dialog_original');
      await assertNothingLeft(visit);
      await visit.surface.press('dialog_confirm_yes');
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.jpeg2000);
      await assertOneUpload(visit);
    });

    test('after Upload the original, Back leads to the question again and nothing leaves', within, async () => {
      await visit.choose([album.jpeg2000]);
      await visit.surface.press('dialog_original');
      await visit.surface.press('dialog_back');
      await assertBlocked(visit, 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });

    test('the dialog is usable above a modal dialog of the page', within, async () => {
      await visit.open('modal.html');
      await visit.choose([album.jpeg2000]);
      await assertBlocked(visit, 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });
  });
}

/**
 * The reason is on the screen, and the page has nothing.
 * @param {Visit} visit
 * @param {string} code
 */
async function assertBlocked(visit, code) {
  await visit.surface.shows('blocked', code);
  const text = await visit.surface.text();
  for (const key of [`failure_${code}`, `advice_${code}`, 'dialog_held'])
    assert.ok(text.includes(words(key)), `${key} in: ${text}`);
  assert.equal(await visit.page.$eval('#attach', (input) => /** @type {HTMLInputElement} */ (input).files?.length), 0);
  await assertNothingLeft(visit);
}

/** @param {Visit} visit */
async function assertOneUpload(visit) {
  await visit.settle();
  assert.equal(site.uploads.all.length, 1, 'exactly one upload');
}
