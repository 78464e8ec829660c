// SPDX-License-Identifier: Apache-2.0
// A page that wants an original can't press our buttons itself: it has to have a person press them without knowing.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {after, before, beforeEach, describe, test} from 'node:test';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
const YES = 'dialog_confirm_yes';

/** Longer than the question must be in the open. */
const LONG_MILLIS = 1_200;

/**
 * What a page puts over the question so that clicks go through. Run in the page; once more, it comes on top once more.
 * @type {Record<string, () => void>}
 */
const COVERS = {
  'a popover': () => {
    const make = () => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.textContent = 'Press here to win';
      cover.style.cssText = 'width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none';
      return document.body.appendChild(cover);
    };
    const cover = /** @type {any} */ (window.popover ??= make());
    if (cover.matches(':popover-open')) cover.hidePopover();
    cover.showPopover();
  },
  'a modal dialog': () => {
    const make = () => {
      const cover = document.createElement('dialog');
      cover.textContent = 'Press here to win';
      cover.style.cssText = 'width: 100vw; height: 100vh; pointer-events: none';
      return document.body.appendChild(cover);
    };
    const cover = /** @type {any} */ (window.dialog ??= make());
    cover.close();
    cover.showModal();
  },
  // What is opened in there nobody outside hears of.
  'a popover in a closed shadow tree': () => {
    const make = () => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({mode: 'closed'});
      root.addEventListener('beforetoggle', (event) => event.stopImmediatePropagation(), true);
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.textContent = 'Press here to win';
      cover.style.cssText = 'width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none';
      Object.assign(window, {uncover: () => cover.remove()});
      return root.appendChild(cover);
    };
    const cover = /** @type {any} */ (window.hidden ??= make());
    if (cover.matches(':popover-open')) cover.hidePopover();
    cover.showPopover();
  },
  'a part of the page, when its element was put elsewhere': () => {
    const ours = /** @type {HTMLElement} */ (document.querySelector('scrubjay-ui'));
    const make = () => {
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none';
      const uncover = () => {
        cover.remove();
        document.documentElement.append(ours);
      };
      Object.assign(window, {uncover});
      return document.body.appendChild(cover);
    };
    const cover = /** @type {any} */ ((window).part ??= make());
    cover.before(ours);
  },
  'pictures of a view transition': () => {
    const world = /** @type {any} */ (window);
    const make = () => {
      const style = document.createElement('style');
      style.textContent = `::view-transition { background: white; pointer-events: none }
        ::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 600s }`;
      return document.head.appendChild(style);
    };
    world.style ??= make();
    world.transition ??= /** @type {any} */ (document).startViewTransition(() => undefined);
    world.uncover = () => world.transition.skipTransition();
  },
};

/** What a page does to the looks of what it can reach, which is the element around our shadow tree and all above. */
const LOOKS = {
  'an invisible document': 'html { opacity: 0 !important }',
  'a filtered document': `html, body { filter: brightness(0) !important; mix-blend-mode: difference !important;
    clip-path: circle(1px) !important; mask: linear-gradient(transparent) !important }`,
  'a moved document': 'html, body { transform: translate(150px, 50px) scale(0.5) !important }',
  'a tiny document': 'html { zoom: 0.1 !important }',
  'an invisible element of ours': `scrubjay-ui { opacity: 0 !important; visibility: hidden !important;
    filter: opacity(0) !important; clip-path: circle(0) !important }`,
  'invisible letters': `scrubjay-ui { color: transparent !important; -webkit-text-fill-color: transparent !important;
    font-size: 0 !important; letter-spacing: -99px !important; text-indent: -9999px !important;
    --ink: transparent !important; --paper: transparent !important; --bad: transparent !important;
    --line: transparent !important; --edge: transparent !important; --accent: transparent !important;
    --faint: transparent !important; --font: fantasy !important }`,
};

const site = await startSite();
const folder = scratchFolder('clickjacking-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, the question whether an original may go`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site);
      await visit.browser.register();
    }, within);
    after(() => visit?.close());
    beforeEach(() => site.uploads.forget());

    /** Up to the last question. */
    async function ask() {
      await visit.open('plain.html');
      await visit.choose([album.jpeg2000]);
      await visit.surface.press('dialog_original');
    }

    async function arrives() {
      const [[received]] = await site.uploads.arrived(1);
      assertUntouched(received, album.jpeg2000);
    }

    async function isNeverReady() {
      for (const end = Date.now() + LONG_MILLIS; Date.now() < end; await setTimeout(50))
        assert.notEqual(await visit.surface.stateOf(YES), 'ready');
    }

    async function turnsOff() {
      while ((await visit.surface.stateOf(YES)) === 'ready') await setTimeout(25);
    }

    test('takes no click while anything covers it, and takes it afterwards', within, async () => {
      await ask();
      for (const [name, cover] of Object.entries(COVERS)) {
        const yes = await visit.surface.button(YES);
        await visit.page.evaluate(cover);
        await yes.click?.(); // before anything could tell
        await visit.page.evaluate(`window.again = setInterval(${cover}, 40)`);
        await turnsOff();
        await isNeverReady();
        assert.equal(await visit.surface.stateOf(YES), 'disabled', `the question is still open under ${name}`);
        await visit.page.evaluate('clearInterval(again); window.uncover?.()'); // or it comes up by itself
      }
      await assertNothingLeft(visit);
      await visit.surface.press(YES);
      await arrives();
    });

    test('looks as always whatever styles a page has, or takes no click', within, async (context) => {
      await ask();
      await visit.page.evaluate(() => document.body.replaceChildren());
      await visit.surface.button(YES);
      const usual = await middleOf(visit.page);
      const isReady = async () => (await visit.surface.stateOf(YES)) === 'ready';
      /** What can be pressed, as it looks; nothing where it can't be pressed for so long. @param {number} millis */
      const pressable = async (millis) => {
        for (const end = Date.now() + millis; Date.now() < end; await setTimeout(50)) {
          if (!(await isReady())) continue;
          const seen = await middleOf(visit.page);
          if (await isReady()) return seen;
        }
        return undefined;
      };
      for (const [name, style] of Object.entries(LOOKS)) {
        const tag = await visit.page.addStyleTag({content: style});
        await visit.page.evaluate(
          () => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 250))),
        );
        const seen = await pressable(name === 'invisible letters' ? 20_000 : LONG_MILLIS);
        if (seen) assert.ok(usual.equals(seen), `the same picture under ${name}`);
        else assert.notEqual(name, 'invisible letters', 'which change nothing');
        context.diagnostic(`${name}: ${seen ? 'the same picture' : 'no click'}`);
        await tag.evaluate((element) => /** @type {Element} */ (element).remove());
        await visit.surface.button(YES);
      }
    });

    test('waits again when it was moved or the person was elsewhere', within, async () => {
      await ask();
      await visit.page.evaluate(() => {
        let turn = 0;
        const move = () => (document.documentElement.style.zoom = String(1 + (++turn % 2) / 10));
        Object.assign(window, {moving: setInterval(move, 40)});
      });
      await isNeverReady();
      await visit.page.evaluate('clearInterval(moving)');
      await visit.surface.button(YES);
      const other = await visit.inNewTab();
      await other.browser.focus(other.page);
      await turnsOff();
      await isNeverReady();
      await assertNothingLeft(visit);
      await other.page.close();
      await visit.browser.focus(visit.page);
      await visit.surface.press(YES);
      await arrives();
    });

    test('in a frame it takes no click while the page around covers the frame', within, async () => {
      await visit.open('frame.html?kind=same-origin');
      await visit.page.evaluate(() => {
        const frame = /** @type {HTMLElement} */ (document.querySelector('iframe'));
        frame.style.cssText = 'width: 700px; height: 600px; position: absolute; inset: 0; border: 0';
      });
      const input = await visit.page.frames()[1]?.waitForSelector('input');
      await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(
        album.jpeg2000.file,
      );
      await visit.surface.press('dialog_original');
      const yes = await visit.surface.button(YES);
      await visit.page.evaluate(() => {
        const cover = document.createElement('div');
        cover.id = 'cover';
        cover.style.cssText = 'position: fixed; inset: 0; background: white; z-index: 9; pointer-events: none';
        document.body.append(cover);
      });
      if (kind === 'chromium') {
        await yes.click?.();
        await turnsOff();
        await isNeverReady();
        await assertNothingLeft(visit);
        await visit.page.evaluate(() => document.getElementById('cover')?.remove());
      } // Firefox does not tell: there the page around asks, above everything in it.
      await visit.surface.press(YES);
      await arrives();
    });

    test(
      'says what its button waits for; hears no click and no key of a script, and no second half of a double click',
      within,
      async () => {
        await ask();
        const yes = await visit.surface.button(YES);
        assert.equal(yes.attributes?.['aria-describedby'], 'exposed');
        assert.ok((await visit.surface.text()).includes(words('dialog_exposed')));
        if (kind === 'chromium') await yes.click?.(2); // Firefox can't be told to count clicks
        await visit.page.evaluate(() => {
          const ours = /** @type {HTMLElement} */ (document.querySelector('scrubjay-ui'));
          const middle = {clientX: innerWidth / 2, clientY: innerHeight / 2, bubbles: true, composed: true, detail: 1};
          ours.focus();
          for (const target of [
            ours,
            document.activeElement,
            document.elementFromPoint(middle.clientX, middle.clientY),
          ]) {
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
              target?.dispatchEvent(new MouseEvent(type, middle));
            for (const key of ['Tab', 'Enter', ' ', 'Escape'])
              for (const type of ['keydown', 'keypress', 'keyup'])
                target?.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true, composed: true}));
            /** @type {HTMLElement} */ (target)?.click?.();
          }
        });
        await setTimeout(LONG_MILLIS);
        await assertNothingLeft(visit);
        assert.equal(await visit.surface.stateOf(YES), 'ready', 'the question is still open');
      },
    );

    test('gives nothing to a key that is held down', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.jpeg2000]);
      await visit.surface.button('dialog_original');
      for (const key of /** @type {const} */ (['Tab', 'Tab'])) await visit.page.keyboard.press(key);
      for (let count = 0; count < 40; count++) await visit.page.keyboard.down('Enter');
      await visit.page.keyboard.up('Enter');
      await assertNothingLeft(visit);
    });

    test('gives nothing away when the page throws it out', within, async () => {
      await ask();
      await visit.page.evaluate(() => {
        const out = () => document.querySelector('scrubjay-ui')?.remove();
        new MutationObserver(out).observe(document, {childList: true, subtree: true});
        out();
      });
      await visit.surface.isGone();
      await assertNothingLeft(visit);
    });
  });
}

/**
 * A picture of the middle of the window, where the question stands; what a page does to its own ground is its affair.
 * @param {import('puppeteer-core').Page} page
 */
async function middleOf(page) {
  const {width, height} = await page.evaluate(() => ({width: innerWidth, height: innerHeight}));
  const clip = {x: Math.round(width / 2) - 210, y: Math.round(height / 2) - 80, width: 420, height: 160};
  return Buffer.from(await page.screenshot({clip}));
}
