// SPDX-License-Identifier: Apache-2.0
import {setTimeout} from 'node:timers/promises';
import {words} from './words.mjs';

const POLL_MILLIS = 50;
const PATIENCE_MILLIS = 30_000;

/** How often a button is seen in one place before it is clicked: Firefox sizes a popup anew 100 ms after it changed. */
const STILL_LOOKS = 5;

/**
 * How a browser's popup is reached.
 * @typedef {object} Reach
 * @property {(look: (...told: any[]) => any, ...told: any[]) => Promise<any>} evaluate runs a function in the popup
 * @property {(x: number, y: number) => Promise<void>} click there, as a person does
 * @property {() => Promise<void>} close
 * @property {import('puppeteer-core').Page} [page] where the browser makes one of it
 */

/** The toolbar popup over a page, as a click on the button opens it. */
export class Popup {
  #reach;

  /** @param {Reach} reach */
  constructor(reach) {
    this.#reach = reach;
    this.page = reach.page;
  }

  /** Runs a function in the popup; what it gives must be made of strings, numbers, lists. */
  evaluate(look, ...told) {
    return this.#reach.evaluate(look, ...told);
  }

  /** All that is written in the part that says how the page is handled. */
  text() {
    return this.evaluate(() => document.querySelector('main')?.innerText ?? '');
  }

  /** What is said of the program on this computer. */
  hostText() {
    return this.evaluate(() => document.querySelector('footer [role=status]')?.textContent ?? '');
  }

  /**
   * Waits until the popup says this, be it with a capital letter where a line begins.
   * @param {string} key
   * @param {...string} blanks
   */
  async says(key, ...blanks) {
    await this.#until(words(key, ...blanks), (wanted) =>
      document.body.innerText.toLowerCase().includes(wanted.toLowerCase()),
    );
  }

  /** Waits until the popup says the words of one key no more. @param {string} key */
  async saysNoMore(key) {
    await this.#until(words(key), (wanted) => !document.body.innerText.toLowerCase().includes(wanted.toLowerCase()));
  }

  /** @param {string} key @returns {Promise<boolean>} whether there is such a button */
  offers(key) {
    return this.evaluate(
      (wanted) => [...document.querySelectorAll('button')].some((button) => button.textContent === wanted),
      words(key),
    );
  }

  /**
   * Clicks the button of these words, once it stays where it is: a popup takes its size while it opens.
   * @param {string} key
   */
  async press(key) {
    const wanted = words(key);
    await this.#until(wanted, (name) => [...document.querySelectorAll('button')].some((b) => b.textContent === name));
    let [x, y] = await this.#middleOf(wanted);
    const end = Date.now() + PATIENCE_MILLIS;
    for (let looks = 0; looks < STILL_LOOKS; await setTimeout(POLL_MILLIS)) {
      if (Date.now() > end) throw new Error(`"${wanted}" does not stay where it is`);
      const now = await this.#middleOf(wanted);
      looks = now[0] === x && now[1] === y ? looks + 1 : 0;
      [x, y] = now;
    }
    await this.#reach.click(x, y);
  }

  /** @param {string} name of a button @returns {Promise<number[]>} */
  #middleOf(name) {
    return this.evaluate((name) => {
      const button = [...document.querySelectorAll('button')].find(({textContent}) => textContent === name);
      button?.scrollIntoView({block: 'center'});
      const box = button?.getBoundingClientRect() ?? {x: 0, y: 0, width: 0, height: 0};
      return [box.x + box.width / 2, box.y + box.height / 2];
    }, name);
  }

  /** Chooses the mode of this site. @param {'clean' | 'ask' | 'allow' | 'block'} mode */
  async choose(mode) {
    await this.#until('', () => document.querySelector('#mode') !== null);
    await this.evaluate((chosen) => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector('#mode'));
      select.value = chosen;
      const {Event} = /** @type {any} */ (document.defaultView);
      select.dispatchEvent(new Event('change', {bubbles: true}));
    }, mode);
  }

  async close() {
    await this.#reach.close();
  }

  /** @param {string} what to say when it never holds @param {(what: string) => boolean} holds in the popup */
  async #until(what, holds) {
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await setTimeout(POLL_MILLIS)) {
      if (await this.evaluate(holds, what)) return;
    }
    throw new Error(`waited for "${what}"; the popup says: ${await this.text()} ${await this.hostText()}`);
  }
}
