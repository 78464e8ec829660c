// SPDX-License-Identifier: Apache-2.0
import {startBrowser} from './browser.mjs';
import {pasteByScript} from './by-script.mjs';
import {Surface} from './surface.mjs';

/** A person with a browser on the local site. */
export class Visit {
  /**
   * @param {import('./browser.mjs').Browser} browser
   * @param {import('puppeteer-core').Page} page
   * @param {Awaited<ReturnType<import('../site/server.mjs').startSite>>} site
   */
  constructor(browser, page, site) {
    this.browser = browser;
    this.page = page;
    this.site = site;
    this.surface = new Surface(browser.kind, page);
  }

  /**
   * @param {'chromium' | 'firefox'} kind
   * @param {Awaited<ReturnType<import('../site/server.mjs').startSite>>} site
   * @param {Omit<import('./browser.mjs').Setup, 'sitePort'>} [setup]
   */
  static async start(kind, site, setup = {}) {
    const browser = await startBrowser(kind, {sitePort: site.port, ...setup});
    const [page] = await browser.puppeteer.pages();
    return new Visit(browser, page ?? (await browser.puppeteer.newPage()), site);
  }

  /** The same person with one more tab. */
  async inNewTab() {
    return new Visit(this.browser, await this.browser.puppeteer.newPage(), this.site);
  }

  /** @param {string} address page and query */
  async open(address) {
    await this.page.goto(this.site.address(address));
  }

  /**
   * Clicks `#attach` (or what `selector` says) and chooses these files.
   * @param {import('../photos/album.mjs').Item[]} items
   * @param {string} [selector]
   * @param {number} [millis] how long the file dialog stays open
   */
  async choose(items, selector = '#attach', millis = 0) {
    await this.browser.focus(this.page);
    await this.browser.choose(
      this.page,
      selector,
      items.map(({file}) => file),
      millis,
    );
  }

  /**
   * Drags files (or a folder, by its path) onto `#place` and lets them go.
   * @param {(import('../photos/album.mjs').Item | string)[]} items
   * @param {Record<string, string>} [texts] by type, as they come with an image out of another page
   * @param {string} [selector]
   */
  async drop(items, texts, selector = '#place') {
    await this.browser.focus(this.page);
    const files = items.map((item) => (typeof item === 'string' ? item : item.file));
    await this.browser.drop(this.page, selector, {files, ...(texts && {texts})});
  }

  /**
   * Has a script of the page paste files.
   * @param {import('../photos/album.mjs').Item[]} items
   * @param {Record<string, string>} [texts] by type
   * @param {string} [selector]
   */
  async pasteByScript(items, texts, selector = '#place > *') {
    await pasteByScript(
      this.page,
      selector,
      items.map(({file}) => file),
      texts,
    );
  }

  /** Waits until what the page began so far has reached the server. */
  async settle() {
    await this.page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fetch('/settled');
    });
  }

  async close() {
    await this.browser.close();
  }
}
