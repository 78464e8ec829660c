// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {startBrowser} from '../browsers/browser.mjs';
import {words} from '../browsers/words.mjs';
import {startSite} from '../site/server.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
const WIDTHS = [
  {name: '320 pixels', width: 320, height: 640},
  {name: '1280 pixels at 200 % zoom', width: 640, height: 400},
];

const site = await startSite();
after(() => site.close());

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, the letter page`, () => {
    /** @type {import('../browsers/browser.mjs').Browser} */
    let browser;
    /** @type {import('puppeteer-core').Page} */
    let page;

    before(async () => {
      browser = await startBrowser(kind, {sitePort: site.port});
    });
    after(() => browser?.close());
    beforeEach(async () => {
      page = await browser.puppeteer.newPage();
    });

    const open = (address = '') => browser.openOwnPage(page, `letter.html${address}`);
    const letter = () => page.$eval('#letter', (shown) => shown.textContent ?? '');
    const hidden = (selector) => page.$eval(selector, (shown) => !(/** @type {HTMLElement} */ (shown).offsetParent));
    const status = (key) =>
      page.waitForFunction((text) => document.querySelector('[role=status]')?.textContent === text, {}, words(key));

    test('asks for a site first, and shows no letter before', within, async () => {
      await open();
      assert.equal(await hidden('#rest'), true);
      await page.select('#site', 'claude');
      assert.equal(await hidden('#rest'), false);
      assert.match(await letter(), /^Anthropic Ireland, Limited\n/);
      assert.equal(
        await page.$eval('#to', (to) => /** @type {HTMLSelectElement} */ (to).value),
        'privacy email privacy@anthropic.com',
      );
    });

    test('writes what is chosen, by keyboard alone, and copies it', within, async () => {
      await open('?site=chatgpt');
      await tabTo(page, 'requests-objection');
      await page.keyboard.press(' ');
      await tabTo(page, 'reasons');
      await page.keyboard.type('My child is in the photos.');
      await tabTo(page, 'name');
      await page.keyboard.type('Ada Example');
      await tabTo(page, 'account');
      await page.keyboard.type('ada@example.test');
      const written = await letter();
      for (const part of [
        'OpenAI Ireland Limited',
        '1. Access',
        '2. Objection',
        'My child is in the photos.',
        'Ada Example',
        'ada@example.test',
      ]) {
        assert.ok(written.includes(part), `${part} in: ${written}`);
      }
      assert.equal(await hidden('#blanks'), true);
      await tabTo(page, 'copy');
      await page.keyboard.press('Enter');
      await status('letter_copied');
      assert.equal(await pasted(page), written);
    });

    test('says which blanks are to be filled, and asks for nothing where nothing is ticked', within, async () => {
      await open('?site=chatgpt');
      assert.equal(await hidden('#blanks'), false);
      assert.equal(await hidden('#nothing'), true);
      await page.click('#requests-access');
      assert.equal(await hidden('#nothing'), false);
      for (const selector of ['#letter', '#copy', '#mail', '#save'])
        assert.equal(await hidden(selector), true, selector);
    });

    test('follows the law and the language that are chosen', within, async () => {
      await open('?site=chatgpt');
      await page.click('#law-ccpa');
      assert.equal(await page.$('#requests-access'), null);
      await page.click('#requests-opt_out');
      await page.select('#language', 'de');
      const written = await letter();
      for (const part of ['OpenAI OpCo, LLC', '1798.100', '1798.120', 'Mit freundlichen Grüßen']) {
        assert.ok(written.includes(part), `${part} in: ${written}`);
      }
      assert.equal(await page.$eval('#letter', (shown) => /** @type {HTMLElement} */ (shown).lang), 'de');
    });

    test('opens a mail to the provider, and copies the letter that is too long for it', within, async () => {
      await open('?site=chatgpt');
      const href = await page.$eval('#mail', (link) => /** @type {HTMLAnchorElement} */ (link).href);
      assert.match(href, /^mailto:dsar@openai\.com\?subject=Access/);
      assert.ok(href.length <= 2000, `${href.length} characters`);
      assert.equal(await hidden('#too-long'), false);
      // A test starts no mail program.
      await page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), {once: true}));
      await page.click('#mail');
      await status('letter_too_long');
      assert.equal(await pasted(page), await letter());
    });

    test('saves the letter as it stands there, under a name that says what it is', within, async () => {
      await open('?site=mistral');
      const {name, text} = await page.$eval('#save', async (link) => {
        const {download, href} = /** @type {HTMLAnchorElement} */ (link);
        return {name: download, text: await (await fetch(href)).text()};
      });
      assert.match(name, /^letter-mistral-20\d\d-\d\d-\d\d\.txt$/);
      assert.equal(text, await letter());
    });

    test('opens the form where a provider takes no mail, and takes an address of one’s own', within, async () => {
      await open('?site=mistral');
      assert.equal(await hidden('#mail'), true);
      assert.equal(
        await page.$eval('#form', (link) => /** @type {HTMLAnchorElement} */ (link).href),
        'https://mistral.ai/en/contact',
      );
      await page.select('#to', 'other');
      assert.equal(await hidden('#mail'), true);
      await page.type('#other', 'someone@example.test');
      assert.equal(await hidden('#mail'), false);
      assert.match(
        await page.$eval('#mail', (link) => /** @type {HTMLAnchorElement} */ (link).href),
        /^mailto:someone@example\.test\?/,
      );
      assert.equal(await page.$('#form'), null);
    });

    test(
      'guesses no address: of a program that anyone can run, and of a site of which nothing is known',
      within,
      async () => {
        for (const [id, key] of [
          ['open-webui', 'letter_to_operator'],
          ['krea', 'letter_to_unknown'],
        ]) {
          await open(`?site=${id}`);
          assert.equal(await page.$eval('#to-source', (shown) => shown.textContent), words(key ?? ''));
          assert.equal(await hidden('#mail'), true);
          assert.equal(await page.$eval('#to', (to) => /** @type {HTMLSelectElement} */ (to).value), 'other');
        }
      },
    );

    test('every control has a name, and nothing comes from outside', within, async () => {
      await open('?site=chatgpt');
      const nameless = await page.$$eval('main :is(input, select, textarea)', (controls) =>
        controls
          .filter((control) => !(/** @type {HTMLInputElement} */ (control).labels?.[0]?.textContent?.trim()))
          .map(({id}) => id),
      );
      assert.deepEqual(nameless, []);
      const foreign = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({name}) => name)
          .filter((name) => !name.startsWith(location.origin) && !name.startsWith('blob:')),
      );
      assert.deepEqual(foreign, []);
    });

    for (const {name, ...size} of WIDTHS) {
      test(`needs no scrolling sideways at ${name}`, within, async () => {
        await page.setViewport(size);
        await open('?site=chatgpt');
        const {needed, given} = await page.evaluate(() => ({
          needed: document.documentElement.scrollWidth,
          given: document.documentElement.clientWidth,
        }));
        assert.ok(needed <= given, `${needed} pixels in ${given}`);
      });
    }
  });
}

/**
 * Presses Tab until this control has the focus.
 * @param {import('puppeteer-core').Page} page
 * @param {string} id
 */
async function tabTo(page, id) {
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 presses of Tab do not lead to #${id}`);
}

/**
 * What the clipboard holds: pasted as a person would, into a field of the page.
 * @param {import('puppeteer-core').Page} page
 */
async function pasted(page) {
  await page.focus('#words');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('#words')).value !== '');
  const text = await page.$eval('#words', (field) => /** @type {HTMLTextAreaElement} */ (field).value);
  await page.$eval('#words', (field) => {
    const area = /** @type {HTMLTextAreaElement} */ (field);
    area.value = '';
    area.dispatchEvent(new InputEvent('input', {bubbles: true}));
  });
  return text;
}
