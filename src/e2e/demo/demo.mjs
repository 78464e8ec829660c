// SPDX-License-Identifier: Apache-2.0
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {clean} from '../host-command.mjs';
import {makeJpegPhoto} from '../photos/jpeg-photo.mjs';
import {makePngPhoto} from '../photos/png-photo.mjs';
import {makeJpeg2000} from '../photos/refused-images.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {sha256} from '../site/uploads.mjs';
import {examine} from './arrival.mjs';
import {arrivalTable} from './arrival-table.mjs';
import {WAYS} from './ways.mjs';

const BROWSER_NAMES = {chromium: 'Chromium', firefox: 'Firefox'};

/** Far more than a slow machine needs; beyond it something hangs, and that must end in words. */
const UPLOAD_MILLIS = 60_000;

/** What `./scrubjay demo` does. */
export class Demo {
  #kind;
  #headless;
  #folder = scratchFolder('demo');
  /** @type {Awaited<ReturnType<typeof startSite>> | undefined} */
  #site;
  /** @type {Visit | undefined} */
  #visit;

  /**
   * @param {'chromium' | 'firefox'} kind
   * @param {boolean} headless
   */
  constructor(kind, headless) {
    this.#kind = kind;
    this.#headless = headless;
  }

  /** Whether every upload arrived clean. */
  async run() {
    const photo = await this.#makePhoto();
    this.#site = await startSite();
    console.log(`A photo goes to a chat page in ${BROWSER_NAMES[this.#kind]}. A server on this computer`);
    console.log(`plays ${this.#site.address('')} and keeps what it receives; nothing leaves this computer.\n`);

    console.log('Uploading it without ScrubJay ...');
    this.#visit = await Visit.start(this.#kind, this.#site, {extension: false});
    const before = await this.#upload(this.#visit, WAYS[0], photo, 'without ScrubJay');
    await this.#visit.close();

    this.#visit = await Visit.start(this.#kind, this.#site, {headless: this.#headless});
    await this.#visit.browser.register();
    const after = [];
    for (const way of WAYS) {
      console.log(`Uploading it with ScrubJay: ${way.name} ...`);
      after.push(await this.#upload(this.#visit, way, photo, way.name));
    }

    console.log(`\nWhat the server received:\n\n${arrivalTable([before, ...after])}\n`);
    const cleanOnes = after.filter((arrival) => arrival.clean).length;
    if (!this.#headless) this.#invite();
    console.log(`demo: ${cleanOnes} of ${after.length} uploads arrived clean`);
    if (!this.#headless) await this.#untilClosed();
    return cleanOnes === after.length;
  }

  async end() {
    await this.#visit?.close();
    await this.#site?.close();
    this.#folder.remove();
  }

  async #makePhoto() {
    const bytes = makeJpegPhoto();
    const file = join(this.#folder.path, 'Nightjar balcony.jpg');
    writeFileSync(file, bytes);
    writeFileSync(join(this.#folder.path, 'Nightjar screenshot.png'), makePngPhoto());
    writeFileSync(join(this.#folder.path, 'Nightjar, not supported.jp2'), makeJpeg2000());
    return {file, bytes, cleanSha256: sha256(await clean(file, this.#folder.path))};
  }

  /**
   * Brings the photo into the chat page, sends it, and examines what the server got.
   * @param {Visit} visit
   * @param {(typeof WAYS)[number]} way
   * @param {import('../photos/album.mjs').Item} photo
   * @param {string} title
   */
  async #upload(visit, way, photo, title) {
    const {uploads} = visit.site;
    uploads.forget();
    await visit.open('chat.html');
    await way.bring(visit, photo);
    await Promise.race([visit.page.waitForSelector('#previews figure', {timeout: UPLOAD_MILLIS}), blocked(visit)]);
    await visit.page.click('#send');
    await uploads.arrived(1);
    await visit.settle();
    return examine(title, uploads.all.flat(), photo, this.#folder.path);
  }

  #invite() {
    console.log('The browser stays open: attach a photo yourself, and see what the page gets.');
    console.log(`Photos to try lie in ${this.#folder.path}`);
    console.log('Close its window to end the demo; the folder then goes away too.\n');
  }

  async #untilClosed() {
    const browser = this.#visit?.browser.puppeteer;
    if (browser?.connected) await new Promise((resolve) => browser.once('disconnected', resolve));
  }
}

/**
 * Never fulfilled; throws with the reason once ScrubJay blocks the upload.
 * @param {Visit} visit
 */
async function blocked(visit) {
  await visit.page.waitForSelector('scrubjay-ui[data-state="blocked"]', {timeout: UPLOAD_MILLIS});
  throw new Error(`ScrubJay blocked the upload: ${await visit.surface.text()}`);
}
