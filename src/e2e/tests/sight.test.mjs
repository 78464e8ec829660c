// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, beforeEach, describe, test} from 'node:test';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {violations} from '../browsers/axe.mjs';
import {focusedName, walkTo} from '../browsers/focus.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {makeAvifPhoto} from '../photos/avif-photo.mjs';
import {decodePixels} from '../photos/pixels.mjs';
import {makeQrPhoto, QR_BOX} from '../photos/qr-photo.mjs';
import {HOST} from '../product.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNoLeak, assertNothingLeft} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
const FACE = {subject: 'faces', label: 'face', box: [700, 200, 160, 180], score: 0.9, sure: true};
const MAIL = {subject: 'text', label: 'email', box: [40, 700, 300, 40], score: 0.8, sure: true};
const PLATE = {subject: 'text', label: 'plate', box: [500, 600, 90, 30], score: 0.4, sure: false};
const QR = {subject: 'codes', label: 'qr', box: [900, 40, 200, 200], score: 1, sure: true};
const ALL = [FACE, MAIL, PLATE, QR];
/** One of each subject: who asks about it, and what a person is told then. */
const KINDS = [
  {subject: 'faces', region: FACE, why: 'review_why_faces'},
  {subject: 'text', region: MAIL, why: 'review_why_text'},
  {subject: 'codes', region: QR, why: 'review_why_codes'},
];

const site = await startSite();
const folder = scratchFolder('sight-test');
const album = await makeAlbum(join(folder.path, 'album'));
const avif = {file: join(folder.path, 'Nightjar.avif'), bytes: makeAvifPhoto()};
writeFileSync(avif.file, avif.bytes);
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  test(`in ${kind}, a host without eyes has a person asked`, within, async () => {
    const marks = scratchFolder('blind-marks');
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      writeFileSync(join(marks.path, 'sight.json'), JSON.stringify({abilities: ['redact', 'look-codes']}));
      await visit.browser.register(writeLauncher(marks.path, 'seeing'));
      await storeSettings(visit, {faces: 'redact'});
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('asking');
      assert.ok((await visit.surface.text()).includes(words('failure_not_able')));
      await assertNothingLeft(visit);
    } finally {
      await visit.close();
      marks.remove();
    }
  });

  test(`in ${kind}, the real host looks: pictures without faces go in unasked`, within, async () => {
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      await visit.browser.register();
      await storeSettings(visit, {faces: 'ask', unseen: 'block'});
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      // Of this one only the browser has the pixels.
      await visit.choose([avif]);
      assert.equal((await site.uploads.arrived(2))[1][0].fileName, 'image-1.avif');
    } finally {
      await visit.close();
    }
  });

  // Looks of the real host take their time: in one browser.
  if (kind === 'chromium') {
    test(
      `in ${kind}, the real host finds a code, and where a person wants it covered nobody reads it again`,
      within,
      async () => {
        const visit = await Visit.start(kind, site);
        const code = {file: join(folder.path, 'Code.png'), bytes: makeQrPhoto()};
        writeFileSync(code.file, code.bytes);
        try {
          site.uploads.forget();
          await visit.browser.register();
          await storeSettings(visit, {codes: 'ask'});
          await visit.open('plain.html');
          await visit.choose([code]);
          await visit.surface.button('place_covered', words('label_qr'));
          assert.ok((await visit.surface.text()).includes(words('review_why_codes')));
          await assertNothingLeft(visit);
          await visit.surface.press('review_redact');
          const [[{bytes}]] = await site.uploads.arrived(1);
          // It found the code before, and looks longer now.
          assert.deepEqual(labelsIn(bytes, 'codes'), []);
          const [left, top, width, height] = blackBox(bytes);
          const [x, y, w, h] = QR_BOX;
          assert.ok(left <= x && top <= y && left + width >= x + w && top + height >= y + h, 'all of it is black');
        } finally {
          await visit.close();
        }
      },
    );

    test(
      `in ${kind}, the real host reads a screenshot, and where a person wants it covered nobody reads it again`,
      within,
      async () => {
        const visit = await Visit.start(kind, site);
        try {
          const mail = await takeMail(visit, join(folder.path, 'Mail.png'));
          site.uploads.forget();
          await visit.browser.register();
          await storeSettings(visit, {text: 'ask'});
          await visit.open('plain.html');
          await visit.choose([mail]);
          for (const label of ['email', 'phone', 'iban'])
            await visit.surface.button('place_covered', words(`label_${label}`));
          assert.ok((await visit.surface.text()).includes(words('review_why_text')));
          await assertNothingLeft(visit);
          await visit.surface.press('review_redact');
          const [[{bytes}]] = await site.uploads.arrived(1);
          assert.deepEqual(labelsIn(bytes, 'text'), []);
          const {data, width} = decodePixels(bytes);
          for (const [left, top, right, bottom] of mail.private)
            for (let y = top; y < bottom; y++)
              assert.ok(
                data.subarray((y * width + left) * 4, (y * width + right) * 4).every((value, i) => i % 4 === 3 || !value),
                `row ${y} of ${[left, top, right, bottom]} is black`,
              );
        } finally {
          await visit.close();
        }
      },
    );
  }

  test(`in ${kind}, the real host covers the box that a person drew`, within, async () => {
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      await visit.browser.register();
      await storeSettings(visit, {rules: {[SITE]: {mode: 'ask'}}});
      await visit.open('plain.html');
      for (const item of [album.png, album.photo]) {
        site.uploads.forget();
        await visit.choose([item]);
        await visit.surface.press('stage_open');
        await until(async () => (await visit.surface.text()).includes(words('stage_none')));
        await (await visit.surface.first('canvas')).drag?.([-60, -40], [0, 0]);
        await visit.surface.press('review_redact');
        const [[{bytes}]] = await site.uploads.arrived(1);
        assertNoLeak(site.uploads);
        assertOneBox(bytes, item);
      }
    } finally {
      await visit.close();
    }
  });

  describe(`in ${kind}, with a host that looks at pictures`, () => {
    const marks = scratchFolder('sight-marks');
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register(writeLauncher(marks.path, 'seeing'));
    }, within);
    after(async () => {
      await visit?.close();
      marks.remove();
    });
    beforeEach(() => site.uploads.forget());

    /**
     * @param {object} settings
     * @param {import('../hosts/seeing.mjs').Script} script
     * @param {string} [page]
     */
    async function open(settings, script, page = 'plain.html') {
      writeFileSync(join(marks.path, 'sight.json'), JSON.stringify(script));
      writeFileSync(join(marks.path, 'asked'), '');
      await storeSettings(visit, settings);
      await visit.open(page);
    }

    const asked = () => readFileSync(join(marks.path, 'asked'), 'utf8').split('\n').filter(Boolean);

    /** The one image that the page was given. */
    async function arrived() {
      const [[file]] = await site.uploads.arrived(1);
      assertNoLeak(site.uploads);
      return file;
    }

    test('nobody looks where all is ignored, and nobody waits', within, async () => {
      await open({}, {regions: ALL, hold: 'never'});
      await visit.choose([album.photo]);
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      assert.deepEqual(asked(), []);
    });

    for (const {subject, region, why} of KINDS) {
      test(`${subject} at "redact" are covered without a question, and the toast says so`, within, async () => {
        await open({[subject]: 'redact'}, {regions: ALL});
        await visit.choose([album.photo]);
        await visit.surface.shows('clean');
        assertCovered((await arrived()).bytes, [region.box]);
        const said = words('toast_covered', words(`label_${region.label}`));
        assert.ok((await visit.surface.text()).includes(said), said);
      });

      test(`${subject} at "ask" have a person decide, and what they want covered is`, within, async () => {
        await open({[subject]: 'ask'}, {regions: ALL});
        await visit.choose([album.photo]);
        await visit.surface.shows('asking');
        assert.ok((await visit.surface.text()).includes(words(why)));
        await assertNothingLeft(visit);
        await visit.surface.press('review_redact');
        assertCovered((await arrived()).bytes, [region.box]);
      });

      test(`a picture without ${subject} goes in unasked`, within, async () => {
        const others = ALL.filter((one) => one.subject !== subject);
        await open({[subject]: 'ask'}, {regions: others});
        await visit.choose([album.photo]);
        assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      });
    }

    test('what is not sure is asked about and not ticked', within, async () => {
      await open({text: 'ask'}, {regions: [MAIL, PLATE]});
      await visit.choose([album.photo]);
      await visit.surface.button('place_covered', words('label_email'));
      await visit.surface.press('place_open', words('label_plate'));
      await visit.surface.button('place_covered', words('label_plate'));
      await visit.surface.press('place_covered', words('label_email'));
      await visit.surface.press('review_redact');
      assertCovered((await arrived()).bytes, [PLATE.box]);
    });

    test('what is not sure is not covered unasked, and the toast says that it stays', within, async () => {
      await open({text: 'redact'}, {regions: [MAIL, PLATE]});
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      assertCovered((await arrived()).bytes, [MAIL.box]);
      assert.ok((await visit.surface.text()).includes(words('toast_unsure_one')));
    });

    test('boxes come while the question stands; redacting waits for the last', within, async () => {
      await open({faces: 'ask', codes: 'ask'}, {regions: ALL, hold: 'go-on'});
      await visit.choose([album.photo]);
      await visit.surface.button('place_covered', words('label_face'));
      await visit.surface.button('review_bare');
      assert.ok((await visit.surface.text()).includes(words('stage_looking')));
      assert.equal(await visit.surface.stateOf('place_covered', words('label_qr')), 'absent');
      assert.equal(await visit.surface.stateOf('review_redact'), 'disabled');
      writeFileSync(join(marks.path, 'go-on'), '');
      await visit.surface.button('place_covered', words('label_qr'));
      await visit.surface.press('review_redact');
      assertCovered((await arrived()).bytes, [FACE.box, QR.box]);
    });

    test('Cancel lets nothing in, and ends the look', within, async () => {
      await open({faces: 'ask', codes: 'ask'}, {regions: ALL, hold: 'never'});
      await visit.choose([album.photo]);
      await visit.surface.press('review_cancel');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
      await until(() => asked().includes('cancel'));
    });

    test('without redaction the clean picture goes in as it is', within, async () => {
      await open({faces: 'ask'}, {regions: ALL}, 'plain.html?strict');
      await visit.choose([album.photo]);
      await visit.surface.press('review_bare');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
    });

    test('several pictures are asked about in one question, above a modal of the page', within, async () => {
      await open({faces: 'ask'}, {regions: [{...FACE, box: [20, 20, 60, 40]}]}, 'modal.html');
      await visit.choose([album.photo, album.png]);
      await visit.surface.press('review_redact');
      const [[first, second]] = await site.uploads.arrived(1);
      for (const {bytes} of [first, second]) assertCovered(bytes, [[20, 20, 60, 40]]);
    });

    test('a covering that fails blocks, and says why', within, async () => {
      await open({faces: 'redact'}, {regions: ALL, redact: 'redact_failed'});
      await visit.choose([album.photo]);
      await visit.surface.shows('blocked', 'redact_failed');
      await assertNothingLeft(visit);
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });

    for (const look of ['vision_failed', 'dies']) {
      test(`when looking fails (${look}) a person is told that nobody looked`, within, async () => {
        await open({faces: 'redact'}, {regions: ALL, look});
        await visit.choose([album.photo]);
        await visit.surface.shows('asking');
        assert.ok((await visit.surface.text()).includes(words('review_why_unseen')));
        await assertNothingLeft(visit);
        await visit.surface.press('review_cancel');
        await visit.surface.isGone();
      });
    }

    test('when looking fails the picture is held back where a setting says so', within, async () => {
      await open({faces: 'redact', unseen: 'block'}, {regions: ALL, look: 'vision_failed'});
      await visit.choose([album.photo]);
      await visit.surface.shows('blocked', 'unseen');
      await assertNothingLeft(visit);
      await visit.surface.press('dialog_leave_out');
      await visit.surface.isGone();
    });

    test('what the host cannot decode is looked at, and covered, in the browser’s pixels', within, async () => {
      await open({faces: 'redact'}, {regions: [{...FACE, box: [10, 20, 30, 16]}]});
      await visit.choose([avif]);
      const file = await arrived();
      assert.equal(file.fileName, 'image-1.png');
      assert.deepEqual(asked().filter((line) => line.includes(' ')).map((line) => line.split(' ')[0]), ['avif', 'png', 'avif', 'png']); // prettier-ignore
      const {width, height, data} = decodePixels(file.bytes);
      assert.deepEqual([width, height], [96, 64]);
      for (const [x, y] of [[10, 20], [39, 35]]) assert.deepEqual([...data.subarray((y * 96 + x) * 4, (y * 96 + x) * 4 + 3)], [0, 0, 0]); // prettier-ignore
    });

    // What has the focus inside a closed shadow root, and what axe-core says of it, only the DevTools protocol tells.
    if (kind === 'chromium') {
      test('by keyboard alone: uncover one, move and resize another, add one, remove one, redact', within, async () => {
        await open({faces: 'ask', text: 'ask', codes: 'ask'}, {regions: ALL});
        await visit.choose([album.photo]);
        await visit.surface.button('review_redact');
        const {page} = visit;
        const {keyboard} = page;
        const at = (key, label) => words(key, words(`label_${label}`));
        await walkTo(page, at('place_covered', 'face'));
        await keyboard.press('Space');
        assert.equal(await focusedName(page), at('place_open', 'face'));
        await walkTo(page, at('place_covered', 'email'));
        await keyboard.press('ArrowUp');
        await keyboard.down('Shift');
        await keyboard.press('ArrowRight');
        await keyboard.up('Shift');
        await walkTo(page, at('place_covered', 'qr'));
        await keyboard.press('Delete');
        await keyboard.press('n');
        assert.equal(await focusedName(page), at('place_covered', 'own'));
        await keyboard.press('+');
        await keyboard.press('-');
        const stops = await walkTo(page, words('review_redact'));
        for (const name of [words('stage_add'), words('stage_zoom_in'), words('label_email'), words('style_label')])
          assert.ok(stops.includes(name), `${name} in: ${stops.join(', ')}`);
        await keyboard.press('Enter');
        const {data} = decodePixels((await arrived()).bytes);
        const isBlack = (x, y) =>
          data.subarray((y * 1200 + x) * 4, (y * 1200 + x) * 4 + 3).every((value) => value === 0);
        assert.ok(!isBlack(780, 290), 'the face is there');
        assert.ok(!isBlack(1000, 140), 'the code is there');
        assert.ok(isBlack(600, 400), 'the box of one’s own, in the middle, is black');
        assert.ok(isBlack(190, 698) && isBlack(342, 710), 'the address was moved up and made wider');
        assert.ok(!isBlack(190, 738), 'and what it covered below is free');
      });

      for (const look of /** @type {const} */ (['light', 'dark'])) {
        test(`axe-core has nothing against it (${look})`, within, async () => {
          await visit.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: look}]);
          await open({faces: 'ask', text: 'ask'}, {regions: ALL});
          await visit.choose([album.photo, album.png]);
          await visit.surface.button('review_redact');
          assert.deepEqual(await violations(visit.page, {inside: true}), []);
          await visit.browser.openOwnPage(visit.page, 'options.html');
          await visit.page.waitForSelector('#unseen');
          assert.deepEqual(await violations(visit.page), []);
        });
      }
    }

    // Only the DevTools protocol has fingers.
    if (kind === 'chromium') {
      test('by touch alone: draw, move and resize a box, uncover one, draw nothing unasked', within, async () => {
        const session = await visit.page.createCDPSession();
        await session.send('Emulation.setTouchEmulationEnabled', {enabled: true, maxTouchPoints: 2});
        try {
          await open({faces: 'ask'}, {regions: [FACE]});
          await visit.choose([album.photo]);
          const {surface} = visit;
          const face = ['place_covered', words('label_face')];
          const own = ['place_covered', words('label_own')];
          const tap = async (...name) => (await surface.button(...name)).swipe?.([0, 0], [0, 0]);
          await surface.button('review_redact');
          const canvas = await surface.first('canvas');
          await canvas.swipe?.([-60, 40], [0, 80]);
          assert.equal(await surface.stateOf(...own), 'absent', 'a finger that was not told to draw draws nothing');

          await tap('stage_draw');
          await canvas.swipe?.([-60, 20], [0, 60]);
          await surface.button(...own);
          await (await surface.button(...own)).swipe?.([0, 0], [30, -20]);
          await (await surface.handle('1 1', ...own)).swipe?.([0, 0], [24, 12]);
          // Once, on a busy machine, the first tap did nothing. Why is not known; a person taps again.
          for (let taps = 0; taps < 5 && (await surface.stateOf(...face)) !== 'absent'; taps++) {
            await tap(...face);
            await new Promise((resolve) => setTimeout(resolve, 1000));
          }
          await surface.button('place_open', words('label_face'));
          await tap('review_redact');

          // On the screen it went 30 right and 20 up, and then was 24 wider and 12 higher than the 60 x 40 drawn.
          const box = blackBox((await arrived()).bytes);
          const pixel = box[2] / 84;
          const wanted = [600 - 30 * pixel, 400, 84 * pixel, 52 * pixel];
          for (const [i, is] of box.entries())
            assert.ok(Math.abs(is - wanted[i]) <= 3 * pixel, `${box} is about ${wanted}`);
        } finally {
          await session.detach();
        }
      });
    }

    test('the options offer what this host can look for, and no more', within, async () => {
      await open({text: 'redact'}, {regions: []});
      const {page} = visit;
      await visit.browser.openOwnPage(page, 'options.html');
      await page.waitForSelector('#faces');
      assert.equal(await page.$eval('#text', (field) => /** @type {HTMLSelectElement} */ (field).value), 'redact');
      await page.select('#faces', 'ask');
      await page.waitForFunction(() => document.querySelector('.status')?.textContent !== '');
      await page.evaluate(
        (id) => document.getElementById(id)?.closest('details')?.setAttribute('open', ''),
        `codes-${SITE}`,
      );
      await page.select(`[id="codes-${SITE}"]`, 'redact');
      await page.waitForFunction(
        async (host) => {
          const {settings} = await /** @type {any} */ (globalThis).chrome.storage.local.get('settings');
          return settings.faces === 'ask' && settings.rules?.[host]?.codes === 'redact';
        },
        {},
        SITE,
      );
    });

    test('where a site asks anyway, a person may draw boxes of their own', within, async () => {
      await open({rules: {[SITE]: {mode: 'ask'}}}, {regions: []});
      await visit.choose([album.photo]);
      await visit.surface.press('stage_open');
      await visit.surface.shows('asking');
      await until(async () => (await visit.surface.text()).includes(words('stage_none')));
      await (await visit.surface.first('canvas')).drag?.([-60, -40], [0, 0]);
      await visit.surface.button('place_covered', words('label_own'));
      await visit.surface.press('review_redact');
      const [x, y, width, height] = blackBox((await arrived()).bytes);
      for (const [is, about] of [
        [x + width, 600],
        [y + height, 400],
        [width / height, 1.5],
      ])
        assert.ok(Math.abs(is / about - 1) < 0.05, `${is} is about ${about}`);
    });
  });
}

/**
 * A screenshot of a mail, and where its private lines stand in it: left, top, right, bottom.
 * @param {Visit} visit
 * @param {string} file
 */
async function takeMail(visit, file) {
  const page = await visit.browser.puppeteer.newPage();
  await page.setViewport({width: 800, height: 420});
  await page.setContent(
    '<body style="margin: 24px; font: 20px/2 sans-serif; color: #222; background: #fff"><p>Dear neighbour,<br>' +
      'write to <b>ada.nightjar@example.org</b>, or call <b>+49 30 22779311</b>.<br>' +
      'The money goes to <b>DE89 3704 0044 0532 0130 00</b>, as last year.<p>See you on Sunday.',
  );
  const places = await page.$$eval('b', (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const bytes = Buffer.from(await page.screenshot({path: /** @type {any} */ (file)}));
  await page.close();
  // From letter to letter: what a box has of the line above and below is not asked for.
  return {
    file,
    bytes,
    private: places.map(({left, top, right, bottom}) =>
      [left + 1, top + 6, right - 1, bottom - 6].map((value) => Math.round(value)),
    ),
  };
}

/**
 * What the command line finds when it looks as long as it can.
 * @param {Buffer} bytes
 * @param {string} wanted a subject
 */
function labelsIn(bytes, wanted) {
  const {files} = JSON.parse(
    execFileSync(HOST, ['detect', '--thorough', '--json', '-'], {input: bytes, encoding: 'utf8'}),
  );
  return files.flatMap(({regions}) => regions.filter(({subject}) => subject === wanted).map(({label}) => label));
}

/** Black inside the boxes, and nothing else changed. @param {Buffer} bytes @param {number[][]} boxes */
function assertCovered(bytes, boxes) {
  const found = decodePixels(bytes);
  const whole = decodePixels(found.width === 1200 ? album.photo.bytes : album.png.bytes);
  assert.deepEqual([found.width, found.height], [whole.width, whole.height]);
  for (const [x, y, width, height] of boxes)
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++)
        whole.data.set([0, 0, 0, 255], (row * whole.width + column) * 4);
  assert.ok(found.data.equals(whole.data), 'black inside, the same outside');
}

/**
 * Up and left of the middle lies a black box, three to two; all other pixels are as they were, but for the blocks at its
 * edge that a JPEG has to change with it.
 * @param {Buffer} bytes
 * @param {import('../photos/album.mjs').Item} item
 */
function assertOneBox(bytes, item) {
  const [found, whole] = [decodePixels(bytes), decodePixels(item.bytes)];
  const {width, height} = found;
  assert.deepEqual([width, height], [whole.width, whole.height]);
  const block = bytes[0] === 0xff ? 16 : 1;
  const middle = {x: width / 2, y: height / 2};
  const at = (x, y) => found.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3);
  for (const back of [4, 20, 40])
    assert.ok(
      at(middle.x - back, middle.y - back).every((value) => value < 6),
      'black inside',
    );
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const offset = (y * width + x) * 4;
      if (found.data.compare(whole.data, offset, offset + 3, offset, offset + 3) === 0) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  assert.ok(
    right < middle.x + block + 3 && bottom < middle.y + block + 3,
    `nothing changed beyond ${right}, ${bottom}`,
  );
  const ratio = (right - left) / (bottom - top);
  assert.ok(ratio > 1.2 && ratio < 1.8, `the box is as it was drawn: ${ratio}`);
}

/** The box of all black pixels. @param {Buffer} bytes */
function blackBox(bytes) {
  const {width, height, data} = decodePixels(bytes);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if (data[at] + data[at + 1] + data[at + 2] > 0) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  return [left, top, right - left + 1, bottom - top + 1];
}

/** @param {() => boolean | Promise<boolean>} holds */
async function until(holds) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}
