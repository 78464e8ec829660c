// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {join} from 'node:path';
import {badgeIs} from '../browsers/badge.mjs';
import {storeSettings} from '../browsers/settings.mjs';
import {Visit} from '../browsers/visit.mjs';
import {words} from '../browsers/words.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE, startSite} from '../site/server.mjs';
import {assertClean, assertNothingLeft, assertUntouched} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};
/** A site that the catalogue does not know, and one of which it knows some pages only. */
const OTHER = 'chat.example.test';
const PARTLY = 'x.com';
/** A site whose privacy policy the catalogue has from more than twelve months ago. */
const AGED = 'huggingface.co';
const HOSTS = [OTHER, PARTLY, AGED];

const site = await startSite();
const program = await startSite({local: true});
const folder = scratchFolder('popup-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  await program.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  describe(`in ${kind}, the toolbar popup`, () => {
    /** @type {Visit} */
    let visit;

    before(async () => {
      visit = await Visit.start(kind, site, {hosts: HOSTS});
      await visit.browser.register();
      await visit.browser.allow([`https://${OTHER}/*`, 'http://localhost/*']);
    }, within);
    after(() => visit?.close());
    beforeEach(async () => {
      site.uploads.forget();
      program.uploads.forget();
      await storeSettings(visit, {});
    });

    const openPopup = () => visit.browser.openPopup(visit.page);

    test('sets the mode of a site, and says what holds there and why', within, async () => {
      await visit.open('plain.html');
      let popup = await openPopup();
      await popup.says('popup_site_clean');
      await popup.says('popup_why_default');
      await popup.choose('block');
      await popup.says('popup_site_block');
      await popup.says('popup_why_rule');
      await popup.close();
      await visit.choose([album.photo]);
      await visit.surface.shows('blocked', 'site_blocked');
      await assertNothingLeft(visit);
      await visit.surface.press('dialog_leave_out');

      popup = await openPopup();
      await popup.choose('allow');
      await popup.says('popup_site_allow');
      await popup.close();
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);

      popup = await openPopup();
      await popup.choose('ask');
      await popup.says('popup_site_ask');
      await popup.close();
      await visit.choose([album.png]);
      await visit.surface.shows('asking');
      await visit.surface.press('review_cancel');
    });

    test('names the parent domain whose rule holds', within, async () => {
      await storeSettings(visit, {rules: {com: {mode: 'ask'}}});
      await visit.open('plain.html');
      const popup = await openPopup();
      await popup.says('popup_site_ask');
      await popup.says('popup_why_parent', 'com');
      await popup.close();
    });

    test('says what was removed here today, what the site does, and that the program is there', within, async () => {
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('clean');
      const popup = await openPopup();
      await popup.says('kind_gps_position');
      await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('summary')).click());
      await popup.says('fact_training_on');
      await popup.says('letter_title');
      await popup.saysNoMore('popup_host_asking');
      assert.match(await popup.hostText(), new RegExp(words('popup_host_ready', '\\S+')));
      await popup.close();
    });

    test('says of a fact whose source is older than twelve months that it may have changed', within, async () => {
      site.serve('/chat/', '<!doctype html><title>A chat</title>', 'text/html');
      await visit.page.goto(`https://${AGED}/chat/`);
      const popup = await openPopup();
      await popup.says('popup_site_clean');
      await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('summary')).click());
      await popup.says('fact_source_old');
      await popup.close();
    });

    test('pauses and goes on, with a sign on the button', within, async () => {
      await visit.open('plain.html');
      let popup = await openPopup();
      await popup.press('popup_pause');
      await popup.saysNoMore('popup_site_clean');
      assert.ok((await popup.text()).includes(words('popup_paused', '').trim().slice(0, 12)), await popup.text());
      await popup.close();
      await badgeIs(visit, 'II');
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);

      popup = await openPopup();
      await popup.press('popup_resume');
      await popup.says('popup_site_clean');
      await popup.close();
      await badgeIs(visit, '');
      await visit.choose([album.png]);
      assertClean((await site.uploads.arrived(2))[1], [album.png]);
    });

    test('a pause is over after ten minutes', within, async () => {
      await visit.open('plain.html');
      const popup = await openPopup();
      await popup.press('popup_pause');
      await popup.saysNoMore('popup_site_clean');
      await popup.close();
      await laterBy(10 * 60_000 - 5000);
      await visit.choose([album.photo]);
      assertUntouched((await site.uploads.arrived(1))[0][0], album.photo);
      await laterBy(5000);
      await visit.choose([album.png]);
      assertClean((await site.uploads.arrived(2))[1], [album.png]);
      const again = await openPopup();
      await again.says('popup_site_clean');
      await again.close();
    });

    test('the sign counts what was cleaned in a tab since its page loaded', within, async () => {
      await visit.open('plain.html');
      await badgeIs(visit, '');
      await visit.choose([album.photo, album.png]);
      await site.uploads.arrived(1);
      await badgeIs(visit, '2');
      await visit.choose([album.turned]);
      await site.uploads.arrived(2);
      await badgeIs(visit, '3');
      await visit.open('plain.html');
      await badgeIs(visit, '');
    });

    for (const {name, address, uploads, matches} of [
      {
        name: 'a site that the catalogue does not know',
        address: `https://${OTHER}/plain.html`,
        uploads: site.uploads,
        matches: OTHER,
      },
      {
        name: 'a program on this computer',
        address: program.address('plain.html'),
        uploads: program.uploads,
        matches: 'localhost',
      },
      {
        name: 'a page of a site of which the catalogue names others',
        address: `https://${PARTLY}/plain.html`,
        uploads: site.uploads,
        matches: PARTLY,
      },
    ]) {
      test(`protects ${name} by one click, the open page too, and lets go of it by another`, within, async () => {
        const {page} = visit;
        await page.goto(address);
        await visit.choose([album.photo]);
        assertUntouched((await uploads.arrived(1))[0][0], album.photo);

        let popup = await openPopup();
        await popup.says('popup_unprotected');
        assert.ok((await popup.text()).includes(matches));
        assert.equal(await popup.offers('popup_unprotect'), false);
        await popup.press('popup_protect');
        await popup.says('popup_site_clean');
        await popup.close();
        await visit.choose([album.png]);
        assertClean((await uploads.arrived(2))[1], [album.png]);
        await page.goto(address);
        await visit.choose([album.photo]);
        assertClean((await uploads.arrived(3))[2], [album.photo]);

        popup = await openPopup();
        await popup.choose('block');
        await popup.says('popup_site_block');
        await popup.close();
        await visit.choose([album.png]);
        await visit.surface.shows('blocked', 'site_blocked');
        await visit.surface.press('dialog_leave_out');

        popup = await openPopup();
        await popup.press('popup_unprotect');
        await popup.says('popup_unprotected');
        await popup.close();
        await page.goto(address);
        await visit.choose([album.photo]);
        assertUntouched((await uploads.arrived(4))[3][0], album.photo);
      });
    }

    /** Has a pause that was begun end sooner by so much: what counts is the time that is written down. */
    async function laterBy(millis) {
      const own = await visit.browser.puppeteer.newPage();
      await visit.browser.openOwnPage(own, 'receipts.html');
      await own.evaluate(
        async (host, millis) => {
          const {session} = /** @type {any} */ (globalThis).chrome.storage;
          const {pauses} = await session.get('pauses');
          await session.set({pauses: {[host]: pauses[host] - millis}});
        },
        SITE,
        millis,
      );
      await own.close();
      await visit.page.bringToFront();
    }
  });

  test(`in ${kind}, the button and the popup say that the program is missing, until it is there`, within, async () => {
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      await visit.surface.shows('blocked', 'host_not_found');
      await badgeIs(visit, '!');
      const popup = await visit.browser.openPopup(visit.page);
      await popup.says('failure_host_not_found');
      assert.equal(await popup.offers('popup_setup'), true);
      await visit.browser.register();
      await popup.press('popup_check');
      await popup.saysNoMore('failure_host_not_found');
      assert.match(await popup.hostText(), new RegExp(words('popup_host_ready', '\\S+')));
      await popup.close();
      await badgeIs(visit, '');
      await visit.surface.press('dialog_retry');
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
      await badgeIs(visit, '1');
    } finally {
      await visit.close();
    }
  });

  test(`in ${kind}, the popup says what the organisation requires, and offers nothing else`, within, async () => {
    const policy = {
      rules: {[SITE]: {mode: 'ask'}},
      pausing: false,
      sites: [`https://${OTHER}`],
    };
    const visit = await Visit.start(kind, site, {hosts: HOSTS, policy});
    try {
      site.uploads.forget();
      await visit.browser.register();
      await visit.browser.allow([`https://${OTHER}/*`]);
      await visit.open('plain.html');
      let popup = await visit.browser.openPopup(visit.page);
      await popup.says('popup_site_ask');
      await popup.says('popup_why_policy');
      await popup.says('locked');
      assert.equal(await popup.evaluate(() => document.querySelector('select')?.disabled), true);
      assert.equal(await popup.offers('popup_pause'), false);
      await popup.close();

      await visit.page.goto(`https://${OTHER}/plain.html`);
      popup = await visit.browser.openPopup(visit.page);
      await popup.says('popup_required');
      await popup.press('popup_protect');
      await popup.says('popup_site_clean');
      assert.equal(await popup.offers('popup_unprotect'), false);
      await popup.close();
      await visit.choose([album.photo]);
      assertClean((await site.uploads.arrived(1))[0], [album.photo]);
    } finally {
      await visit.close();
    }
  });
}
