// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {sha256} from '../site/uploads.mjs';
import {assertArrives, assertNothingLeft} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';
import {assertSawNoOriginal, eventsSeen} from './witness.mjs';

const PLACES = [
  ['an editable element', 'paste.html?into=editable'],
  ['a text field', 'paste.html?into=textarea'],
  ['the page', 'paste.html?into=page'],
  ['a page that reads the list of files', 'paste.html?into=page&read=files'],
  ['an editable element in an open shadow root', 'paste.html?into=open'],
];

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('pastes-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, pasted by a script`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    for (const [place, address] of PLACES) {
      test(`into ${place}, a photo arrives clean`, within, async () => {
        await open(visit, address);
        await visit.pasteByScript([album.photo], {}, placeOf(address));
        await assertArrives(visit, [album.photo]);
        await assertSawNoOriginal(visit, [album.photo]);
      });
    }

    test('the page gets the paste once, and the texts in it as they were', within, async () => {
      const texts = {'text/plain': 'A bird on the balcony', 'text/html': '<b>A bird</b> on the balcony'};
      await open(visit, 'paste.html');
      await visit.pasteByScript([album.photo], texts);
      await assertArrives(visit, [album.photo]);
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.deepEqual(pasted, {isTrusted: false, text: texts['text/plain'], html: texts['text/html']});
      assert.deepEqual(await eventsSeen(visit, 'paste'), ['untrusted']);
    });

    test('a text beside an image goes into the field where no handler took it', within, async () => {
      await open(visit, 'paste.html?into=textarea&careless');
      await visit.pasteByScript([album.photo], {'text/plain': 'A bird'});
      await visit.page.waitForFunction(() => /** @type {any} */ (window).field.value === 'A bird');
      await assertNothingLeft(visit);
    });

    test('a text beside an image that is held back goes in alone', within, async () => {
      await open(visit, 'paste.html?into=textarea');
      await visit.pasteByScript([album.jpeg2000], {'text/plain': 'A bird'});
      await visit.surface.shows('blocked', 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.page.waitForFunction(() => /** @type {any} */ (window).pasted.text === 'A bird');
      await assertNothingLeft(visit);
      await assertSawNoOriginal(visit, []);
    });

    test(
      'an image that stands in the HTML itself is clean there, and the texts stay as they were',
      within,
      async () => {
        const dirty = `data:image/jpeg;base64,${album.photo.bytes.toString('base64')}`;
        await open(visit, 'paste.html');
        await visit.pasteByScript([], {
          'text/plain': 'A bird',
          'text/html': `<p>A <b>bird</b> <img src="${dirty}"></p>`,
        });
        const pasted = await visit.page.waitForFunction(() => {
          const {pasted} = /** @type {any} */ (window);
          return pasted.html && pasted;
        });
        const {text, html} = await pasted.jsonValue();
        assert.equal(text, 'A bird');
        const [, before, base64, after] = /^(.*)data:image\/jpeg;base64,([^"]*)(.*)$/.exec(html) ?? [];
        assert.equal(`${before}...${after}`, '<p>A <b>bird</b> <img src="..."></p>');
        assert.equal(sha256(Buffer.from(base64, 'base64')), album.photo.cleanSha256);
        await visit.surface.shows('clean');
      },
    );

    test('an image is clean wherever HTML can have it', within, async () => {
      const dirty = `data:image/jpeg;base64,${album.photo.bytes.toString('base64')}`;
      const folded = dirty.replace(/.{76}/g, '$&\n');
      const html = [
        `<img src=" ${folded}">`,
        `<img srcset="a.png, ${dirty} 2x">`,
        `<p style="background: url(${dirty})">A bird</p>`,
        `<style>p { background: url('${dirty.replace('data:image', 'DATA:Image')}') }</style>`,
        `<template><img src=${dirty}></template>`,
        `<iframe srcdoc="<img src=&quot;${dirty}&quot;>"></iframe>`,
      ];
      await open(visit, 'paste.html');
      await visit.pasteByScript([], {'text/html': html.join('')});
      const pasted = await visit.page.waitForFunction(() => /** @type {any} */ (window).pasted.html);
      const found = [...String(await pasted.jsonValue()).matchAll(/data:image\/jpeg;base64,([\w+/=]+)/g)];
      assert.equal(found.length, html.length);
      for (const [, base64 = ''] of found) {
        assert.equal(sha256(Buffer.from(base64, 'base64')), album.photo.cleanSha256);
      }
    });

    test('an image in the HTML that is held back is taken out of it', within, async () => {
      const refused = `data:image/jp2;base64,${album.jpeg2000.bytes.toString('base64')}`;
      await open(visit, 'paste.html');
      await visit.pasteByScript([], {'text/plain': 'A bird', 'text/html': `A bird <img src="${refused}">`});
      await visit.surface.shows('blocked', 'unsupported_format');
      await visit.surface.press('dialog_leave_out');
      await visit.page.waitForFunction(() => /** @type {any} */ (window).pasted.html === 'A bird <img src="data:,">');
    });

    test('a paste without files is left alone', within, async () => {
      await open(visit, 'paste.html?into=textarea');
      await visit.pasteByScript([], {'text/plain': 'A bird'});
      const pasted = await visit.page.evaluate(() => /** @type {any} */ (window).pasted);
      assert.equal(pasted.text, 'A bird');
    });
  });
}

/**
 * @param {Visit} visit
 * @param {string} address
 */
async function open(visit, address) {
  await visit.open(address);
  await visit.page.bringToFront();
  await visit.page.evaluate(() => /** @type {any} */ (window).field.focus());
}

/** @param {string} address */
function placeOf(address) {
  return address.includes('into=open') ? '#place' : '#place > *';
}
