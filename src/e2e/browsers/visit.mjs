// SPDX-License-Identifier: Apache-2.0
import {startBrowser} from './browser.mjs';
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
   */
  async choose(items, selector = '#attach') {
    await this.page.bringToFront();
    await this.browser.choose(
      this.page,
      selector,
      items.map(({file}) => file),
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
