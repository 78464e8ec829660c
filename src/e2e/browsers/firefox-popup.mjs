// SPDX-License-Identifier: Apache-2.0
import {setTimeout} from 'node:timers/promises';
import {firefoxIds} from '../product.mjs';
import {Popup} from './popup.mjs';

const POLL_MILLIS = 50;

/** On a busy machine. */
const OPENED_MILLIS = 60_000;

/**
 * The popup of Firefox lies in a panel, which WebDriver does not know. Its privileged scope can open the panel as a
 * click on the button does, and reach into it.
 * @param {import('puppeteer-core').Browser} browser
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Popup>}
 */
export async function openFirefoxPopup(browser, page) {
  await page.bringToFront();
  const window = await windowOf(browser);
  await close(window);
  await callIn(window, openPanel, firefoxIds[0] ?? '');
  await until(() => callIn(window, isPanelOpen), 'no popup opens');
  const evaluate = async (look, ...told) => {
    const answer = JSON.parse(await callIn(window, inPanel, look.toString(), JSON.stringify(told)));
    if (answer.failed) throw new Error(answer.failed);
    return answer.given;
  };
  const isFilled = () => evaluate(() => document.querySelector('main > *') !== null);
  await until(() => isFilled().catch(() => false), 'the popup stays empty');
  return new Popup({
    evaluate,
    click: (x, y) =>
      evaluate(
        (x, y) => {
          const {defaultView} = /** @type {any} */ (document);
          for (const type of ['mousedown', 'mouseup'])
            defaultView.synthesizeMouseEvent(type, x, y, {button: 0, clickCount: 1}, {});
        },
        x,
        y,
      ),
    close: () => close(window),
  });
}

/** @param {Window} window where a test that failed may have left a popup open */
async function close(window) {
  await callIn(window, closePanel);
  await until(async () => !(await callIn(window, isPanelThere)), 'the popup does not close');
}

/**
 * Shows the page and gives it the focus, which otherwise lies in the address field, as a person's click on the page does.
 * @param {import('puppeteer-core').Browser} browser
 * @param {import('puppeteer-core').Page} page
 */
export async function focusInFirefox(browser, page) {
  await page.bringToFront();
  await callIn(await windowOf(browser), () => /** @type {any} */ (globalThis).gBrowser.selectedBrowser.focus());
}

/** @param {import('puppeteer-core').Browser} browser */
export async function stopBackgroundInFirefox(browser) {
  await callIn(await windowOf(browser), stopBackground, firefoxIds[0] ?? '');
}

/** @param {import('puppeteer-core').Browser} browser */
export async function disableInFirefox(browser) {
  await callIn(await windowOf(browser), disable, firefoxIds[0] ?? '');
}

/** @param {() => Promise<boolean>} holds @param {string} otherwise */
async function until(holds, otherwise) {
  for (const end = Date.now() + OPENED_MILLIS; !(await holds()); await setTimeout(POLL_MILLIS))
    if (Date.now() > end) throw new Error(otherwise);
}

/**
 * @typedef {object} Window the browser's own, with toolbar and panels
 * @property {(method: string, params: object) => Promise<any>} send
 * @property {string} context
 */

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<Window>} */
async function windowOf(browser) {
  const {connection} = /** @type {any} */ (browser);
  const send = async (method, params) => (await connection.send(method, params)).result;
  const {contexts} = await send('browsingContext.getTree', {'moz:scope': 'chrome'});
  return {send, context: contexts.find(({url}) => url.endsWith('/browser.xhtml')).context};
}

/**
 * @param {Window} window
 * @param {(...told: string[]) => any} look runs there, with all rights
 * @param {...string} told
 * @returns {Promise<any>}
 */
async function callIn({send, context}, look, ...told) {
  const {result, exceptionDetails} = await send('script.callFunction', {
    functionDeclaration: look.toString(),
    awaitPromise: true,
    target: {context},
    arguments: told.map((value) => ({type: 'string', value})),
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/* What follows runs in Firefox, in the scope of its own window. */

/** @param {string} id */
async function openPanel(id) {
  const {ChromeUtils, WebExtensionPolicy} = /** @type {any} */ (globalThis);
  const {ExtensionParent} = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const {extension} = WebExtensionPolicy.getByID(id);
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}

/** @param {string} id */
async function stopBackground(id) {
  const {WebExtensionPolicy} = /** @type {any} */ (globalThis);
  const {extension} = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ignoreDevToolsAttached: true, disableResetIdleForTest: true});
}

/** @param {string} id */
async function disable(id) {
  const {ChromeUtils} = /** @type {any} */ (globalThis);
  const {AddonManager} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).disable();
}

/** @param {string} look @param {string} told */
function inPanel(look, told) {
  const browser = /** @type {any} */ (
    [...document.querySelectorAll('browser')].find((one) =>
      /** @type {any} */ (one).currentURI?.spec.endsWith('/popup.html'),
    )
  );
  if (!browser) return JSON.stringify({failed: 'the popup is closed'});
  return new Promise((resolve) => {
    const name = `scrubjay-test-${Math.random()}`;
    browser.messageManager.addMessageListener(name, ({data}) => resolve(data));
    // A popup that is just being put into its process hears nothing.
    setTimeout(() => resolve(JSON.stringify({failed: 'the popup does not answer'})), 5000);
    const script = `(async () => {
      const {document} = content;
      let answer;
      try { answer = {given: await (${look})(...${told})}; } catch (error) { answer = {failed: String(error)}; }
      sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify(answer));
    })()`;
    browser.messageManager.loadFrameScript(`data:text/javascript,${encodeURIComponent(script)}`, false);
  });
}

function closePanel() {
  for (const browser of document.querySelectorAll('browser')) {
    if (/** @type {any} */ (browser).currentURI?.spec.endsWith('/popup.html'))
      /** @type {any} */ (browser.closest('panel')).hidePopup();
  }
}

function isPanelThere() {
  return [...document.querySelectorAll('browser')].some((browser) =>
    /** @type {any} */ (browser).currentURI?.spec.endsWith('/popup.html'),
  );
}

/** Whether it has ended to open: before, it takes no clicks. */
function isPanelOpen() {
  return [...document.querySelectorAll('browser')].some(
    (browser) =>
      /** @type {any} */ (browser).currentURI?.spec.endsWith('/popup.html') &&
      /** @type {any} */ (browser.closest('panel'))?.state === 'open',
  );
}
