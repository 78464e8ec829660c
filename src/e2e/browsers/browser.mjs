// SPDX-License-Identifier: Apache-2.0
import {startChromium} from './chromium.mjs';
import {startFirefox} from './firefox.mjs';
import {findProgram} from './program.mjs';

/**
 * @typedef {object} Setup
 * @property {number} sitePort of the local server that plays the site
 * @property {string[]} [hosts] further names that lead to that server
 * @property {boolean} [headless]
 * @property {boolean | 'later'} [extension] whether ScrubJay is in it; `later` it comes by `reloadExtension`
 * @property {object} [policy] what an organisation set for ScrubJay in this browser
 * @property {{path: string}} [home] a folder that outlives the browser: settings are still there at the next start
 * @property {string} [trustedKey] SHA-256 of the server's public key, for pages that are installed; Chromium only
 * @property {import('./screen.mjs').Screen} [screen] a real one, with a clipboard; instead of `headless`
 */

/**
 * A real browser under control.
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox'} kind
 * @property {import('puppeteer-core').Browser} puppeteer
 * @property {(launcher?: string) => Promise<void>} register tells it where the host is, or what to start instead
 * @property {(page: import('puppeteer-core').Page) => Promise<void>} focus shows a page, and keys go to it
 * @property {(page: import('puppeteer-core').Page, selector: string, files: string[], millis: number) => Promise<void>}
 *   choose clicks and, after so many milliseconds, answers the file dialog that opens
 * @property {(page: import('puppeteer-core').Page, address: string) => Promise<void>} openOwnPage
 *   shows a page of the extension: `options.html`, `letter.html?site=chatgpt`
 * @property {(page: import('puppeteer-core').Page) => Promise<import('./popup.mjs').Popup>} openPopup
 *   opens the toolbar popup over a page, as a click on the button does
 * @property {(matches: string[]) => Promise<void>} allow has the browser grant these when the extension asks for them
 * @property {(page: import('puppeteer-core').Page, selector: string, dragged: Dragged) => Promise<void>} drop
 *   drags it there and lets it go
 * @property {() => Promise<void>} reloadExtension as an update does, under the pages that are open
 * @property {() => Promise<void>} stopBackground as the browser does when it needs the memory
 * @property {() => Promise<void>} disableExtension under the pages that are open; in Chromium it is removed
 * @property {() => Promise<void>} close ends it and removes all it wrote
 */

/**
 * What is dragged: files and folders, and texts by their type, as they come with an image out of another page.
 * @typedef {{files: string[], texts?: Record<string, string>}} Dragged
 */

const STARTERS = {chromium: startChromium, firefox: startFirefox};

/** @type {('chromium' | 'firefox')[]} */
export const KINDS = ['chromium', 'firefox'];

/**
 * @param {'chromium' | 'firefox'} kind
 * @param {Setup} setup
 * @returns {Promise<Browser>}
 */
export function startBrowser(kind, setup) {
  return STARTERS[kind](setup);
}

/** The kinds of which this machine has one, in the order of `KINDS`. */
export function installedKinds() {
  return KINDS.filter(findProgram);
}
