// SPDX-License-Identifier: Apache-2.0
import {setTimeout} from 'node:timers/promises';
import {readChromiumTree} from './chromium-tree.mjs';
import {readFirefoxTree} from './firefox-tree.mjs';
import {words} from './words.mjs';

/**
 * A node of what the extension shows; text nodes have text only.
 * @typedef {object} Shown
 * @property {string} [tag]
 * @property {Record<string, string>} [attributes]
 * @property {string} [text]
 * @property {Shown[]} children
 * @property {() => Promise<void>} [click] as a person does: a trusted click in the middle
 */

/** The element that the extension puts into pages. Its contents lie in a closed shadow root. */
const HOST = 'scrubjay-ui';

const POLL_MILLIS = 25;
const TREES = {chromium: readChromiumTree, firefox: readFirefoxTree};

/** What the extension shows on one page, read and clicked from outside as a person would. */
export class Surface {
  #page;
  #readTree;

  /**
   * @param {'chromium' | 'firefox'} kind
   * @param {import('puppeteer-core').Page} page
   */
  constructor(kind, page) {
    this.#page = page;
    this.#readTree = TREES[kind];
  }

  /**
   * Waits until the extension shows this state.
   * @param {'busy' | 'clean' | 'blocked'} state
   * @param {string} [code] of the failure
   */
  async shows(state, code) {
    const selector = `${HOST}[data-state="${state}"]`;
    const element = await this.#page.waitForSelector(selector);
    const shown = await element?.evaluate((host) => /** @type {HTMLElement} */ (host).dataset.code);
    if (shown !== code) throw new Error(`the page shows ${state} with ${shown}, not with ${code}`);
  }

  /** Waits until the extension shows nothing any more. */
  async isGone() {
    await this.#page.waitForSelector(HOST, {hidden: true});
  }

  /** Whether anything is shown now. */
  async isThere() {
    return (await this.#page.$(HOST)) !== null;
  }

  /** All text that is shown. */
  async text() {
    return textOf(await this.#readTree(this.#page, HOST));
  }

  /**
   * Clicks the button that is called by the words of `key`, as soon as it is there and may be clicked.
   * @param {string} key
   */
  async press(key) {
    for (;;) {
      const button = buttonsIn(await this.#readTree(this.#page, HOST))
        .find((node) => nameOf(node) === words(key) && !('disabled' in (node.attributes ?? {})));
      if (button?.click) return button.click();
      await setTimeout(POLL_MILLIS);
    }
  }
}

/**
 * @param {Shown} node
 * @returns {string}
 */
function textOf(node) {
  return node.text ?? node.children.map(textOf).join('');
}

/** @param {Shown} button */
function nameOf(button) {
  return button.attributes?.['aria-label'] ?? textOf(button);
}

/**
 * @param {Shown} node
 * @returns {Shown[]}
 */
function buttonsIn(node) {
  return node.tag === 'button' ? [node] : node.children.flatMap(buttonsIn);
}
