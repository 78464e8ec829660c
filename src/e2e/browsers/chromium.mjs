// SPDX-License-Identifier: Apache-2.0
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import {registerHost} from '../host-command.mjs';
import {chromiumIds, EXTENSIONS} from '../product.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE} from '../site/server.mjs';
import {allowInChromium, openChromiumPopup} from './chromium-popup.mjs';
import {findProgram} from './program.mjs';
import {readPolicyAgain, writePolicyLauncher} from './chromium-policy.mjs';

const CLICKS = 4;
const CHOOSER_MILLIS = 8000;

/** On a busy machine. */
const INSTALLED_MILLIS = 60_000;

/**
 * Chromium with a throw-away profile and the extension as built.
 * @param {import('./browser.mjs').Setup} setup
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function startChromium(setup) {
  const {sitePort, hosts = [], headless = true, extension = true, screen, policy, home, trustedKey} = setup;
  const profile = scratchFolder('chromium');
  const userData = home?.path ?? profile.path;
  const manifests = join(userData, 'NativeMessagingHosts');
  try {
    const browser = await puppeteer.launch({
      executablePath: policy ? writePolicyLauncher(profile.path, policy) : findProgram('chromium'),
      headless: headless && !screen,
      env: {...process.env, ...screen?.environment},
      userDataDir: userData,
      // Extensions can be loaded by the protocol only through a pipe.
      pipe: true,
      enableExtensions: extension === true ? [EXTENSIONS.chromium] : extension === 'later',
      defaultViewport: null,
      args: [
        '--window-size=1280,860',
        // Without a screen there is one so small that popups are cut off.
        '--screen-info={1600x1200}',
        // The site's name leads to the local server, every other name nowhere.
        `--host-resolver-rules=${[SITE, ...hosts].map((host) => `MAP ${host} 127.0.0.1:${sitePort}`).join(', ')}, ` +
          'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
        // With an error that is ignored a page is not as safe as one that is to be installed has to be.
        trustedKey ? `--ignore-certificate-errors-spki-list=${trustedKey}` : '--ignore-certificate-errors',
        '--disable-background-networking',
        // A camera that shows a moving picture, and nobody is asked.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        // Chromium refuses its sandbox to root, which containers run as.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    if (policy) await readPolicyAgain(browser, policy);
    // Once it is installed the extension opens its setup page, which would take the focus from a test's page later.
    if (extension === true && !policy && !home) {
      await browser.waitForTarget((target) => target.url().endsWith('/setup.html'), {timeout: INSTALLED_MILLIS});
    }
    return {
      kind: 'chromium',
      puppeteer: browser,
      register: (launcher) => registerHost('chromium', manifests, launcher),
      focus: (page) => page.bringToFront(),
      async choose(page, selector, files, millis) {
        const chooser = await chooserOf(page, selector);
        await setTimeout(millis);
        await chooser.accept(files);
      },
      async openOwnPage(page, address) {
        await page.goto(`chrome-extension://${chromiumIds[0]}/${address}`);
      },
      openPopup: (page) => openChromiumPopup(browser, page),
      allow: (matches) => allowInChromium(browser, matches),
      drop: dropOn,
      async stopBackground() {
        const target = browser.targets().find((target) => target.type() === 'service_worker');
        const worker = await target?.worker();
        await worker?.close().catch(() => undefined); // it may be ending already
      },
      disableExtension: () => browser.uninstallExtension(chromiumIds[0] ?? ''),
      reloadExtension: async () => void (await browser.installExtension(EXTENSIONS.chromium)),
      async close() {
        await browser.close();
        profile.remove();
      },
    };
  } catch (error) {
    profile.remove();
    throw error;
  }
}

/**
 * A click that comes while a page is still putting itself together opens nothing: then a person clicks again.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
async function chooserOf(page, selector) {
  for (let click = 1; ; click++) {
    try {
      const [chooser] = await Promise.all([
        page.waitForFileChooser({timeout: CHOOSER_MILLIS}),
        page.locator(selector).click(),
      ]);
      return chooser;
    } catch (error) {
      if (click === CLICKS) throw error;
    }
  }
}

/**
 * A drop as the browser makes it of a real drag: trusted, with entries and handles.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {import('./browser.mjs').Dragged} dragged
 */
async function dropOn(page, selector, {files, texts = {}}) {
  const element = /** @type {import('puppeteer-core').ElementHandle} */ (await page.waitForSelector(selector));
  const {x, y} = await element.clickablePoint();
  const items = Object.entries(texts).map(([mimeType, data]) => ({mimeType, data}));
  const data = {items, files, dragOperationsMask: 1};
  const session = await page.createCDPSession();
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await session.send('Input.dispatchDragEvent', {type, x, y, data});
  }
  await session.detach();
}
