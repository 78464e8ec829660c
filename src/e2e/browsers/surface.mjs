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
 * @property {(count?: number) => Promise<void>} [click] as a person does: a trusted click in the middle; in Chromium the
 *   second of a double click where `count` is 2
 * @property {(from: number[], to: number[]) => Promise<void>} [drag] with the mouse, in pixels from the middle
 * @property {(from: number[], to: number[]) => Promise<void>} [swipe] the same with a finger; from and to one point is a
 *   tap. Chromium only
 */

/** The element that the extension puts into pages. Its contents lie in a closed shadow root. */
const HOST = 'scrubjay-ui';

const POLL_MILLIS = 25;
const PATIENCE_MILLIS = 60_000;
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
   * @param {'busy' | 'clean' | 'warned' | 'blocked' | 'asking'} state
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

  /** Waits until these words are shown. @param {string} key */
  async says(key) {
    const wanted = words(key);
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await setTimeout(POLL_MILLIS))
      if ((await this.text()).includes(wanted)) return;
    throw new Error(`nothing says "${wanted}"; the page shows: ${await this.text()}`);
  }

  /**
   * Waits until the button that is called by the words of `key` is there and may be clicked.
   * @param {string} key
   * @param {...string} blanks what stands in the words' blanks
   * @returns {Promise<Shown>}
   */
  async button(key, ...blanks) {
    const wanted = words(key, ...blanks);
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await setTimeout(POLL_MILLIS)) {
      const button = buttonsIn(await this.#readTree(this.#page, HOST)).find(
        (node) => nameOf(node) === wanted && !('disabled' in (node.attributes ?? {})),
      );
      if (button) return button;
    }
    throw new Error(`there is no button "${wanted}" to click; the page shows: ${await this.text()}`);
  }

  /**
   * Whether a button of these words is there, and may be pressed.
   * @param {string} key
   * @param {...string} blanks
   * @returns {Promise<'absent' | 'disabled' | 'ready'>}
   */
  async stateOf(key, ...blanks) {
    const wanted = words(key, ...blanks);
    const found = buttonsIn(await this.#readTree(this.#page, HOST)).find((node) => nameOf(node) === wanted);
    if (!found) return 'absent';
    return 'disabled' in (found.attributes ?? {}) ? 'disabled' : 'ready';
  }

  /** The first element of this tag. @param {string} tag */
  async first(tag) {
    const found = allIn(await this.#readTree(this.#page, HOST)).find((node) => node.tag === tag);
    if (!found) throw new Error(`there is no ${tag}; the page shows: ${await this.text()}`);
    return found;
  }

  /**
   * The handle at a corner of the place whose button is called by the words of `key`.
   * @param {string} corner across and down: -1 or 1 each
   * @param {string} key
   * @param {...string} blanks
   */
  async handle(corner, key, ...blanks) {
    const wanted = words(key, ...blanks);
    const place = allIn(await this.#readTree(this.#page, HOST)).find(
      (node) =>
        node.attributes?.class?.split(' ')[0] === 'place' && node.children.some((child) => nameOf(child) === wanted),
    );
    const found = place?.children.find(({attributes}) => attributes?.['data-corner'] === corner);
    if (!found) throw new Error(`"${wanted}" has no handle at ${corner}; the page shows: ${await this.text()}`);
    return found;
  }

  /**
   * Clicks that button as soon as it may be clicked.
   * @param {string} key
   * @param {...string} blanks
   */
  async press(key, ...blanks) {
    await (await this.button(key, ...blanks)).click?.();
  }

  /**
   * Clicks the words beside a checkbox, as soon as they are there.
   * @param {string} key
   */
  async tick(key) {
    const wanted = words(key);
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await setTimeout(POLL_MILLIS)) {
      const label = allIn(await this.#readTree(this.#page, HOST)).find(
        (node) => node.tag === 'label' && textOf(node) === wanted,
      );
      if (label) return label.click?.();
    }
    throw new Error(`there is nothing to tick called "${wanted}"; the page shows: ${await this.text()}`);
  }

  /**
   * Opens the details that are called by the words of `key`.
   * @param {string} key
   */
  async pressSummary(key) {
    const wanted = words(key);
    // Chromium has one more summary of its own inside each details element, before ours.
    const found = allIn(await this.#readTree(this.#page, HOST))
      .filter((node) => node.tag === 'summary' && textOf(node) === wanted)
      .at(-1);
    if (!found) throw new Error(`there is nothing to open called "${wanted}"; the page shows: ${await this.text()}`);
    await found.click?.();
  }
}

/**
 * @param {Shown} node
 * @returns {Shown[]}
 */
function allIn(node) {
  return [node, ...node.children.flatMap(allIn)];
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
