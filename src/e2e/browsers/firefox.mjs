// SPDX-License-Identifier: Apache-2.0
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import {registerHost} from '../host-command.mjs';
import {makeZip} from '../photos/containers.mjs';
import {EXTENSIONS, firefoxIds} from '../product.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {SITE} from '../site/server.mjs';
import {startTunnel} from '../site/tunnel.mjs';
import {disableInFirefox, focusInFirefox, openFirefoxPopup, stopBackgroundInFirefox} from './firefox-popup.mjs';
import {findProgram} from './program.mjs';
import {dropByScript} from './by-script.mjs';

/** Firefox makes up the address of an extension's pages for each profile; here it is told. */
const UUID = '7c1f4e0a-52b7-4a0e-9d3c-0f6f2b8d1a11';

/**
 * Firefox with a throw-away home folder and the extension as built, as a temporary add-on.
 * @param {import('./browser.mjs').Setup} setup
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function startFirefox(setup) {
  const {sitePort, hosts = [], headless = true, extension = true, screen, policy, home: given} = setup;
  // Firefox looks for host manifests in the home folder only: it gets one of its own.
  const home = scratchFolder('firefox');
  const profile = join(given?.path ?? home.path, 'profile');
  if (policy) writePolicy(home.path, policy);
  const tunnel = await startTunnel(sitePort);
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findProgram('firefox'),
      headless: headless && !screen,
      // Without this WebDriver does not open pages of extensions.
      args: ['--remote-allow-system-access'],
      userDataDir: profile,
      env: {...process.env, ...screen?.environment, HOME: home.path},
      acceptInsecureCerts: true,
      defaultViewport: headless || screen ? {width: 1280, height: 800} : null,
      extraPrefsFirefox: preferences(tunnel.port, [SITE, ...hosts]),
    });
    if (extension && given) await installForGood(browser, profile);
    else if (extension === true) await browser.installExtension(EXTENSIONS.firefox);
    return {
      kind: 'firefox',
      puppeteer: browser,
      register: (launcher) => registerHost('firefox', join(home.path, '.mozilla', 'native-messaging-hosts'), launcher),
      focus: (page) => focusInFirefox(browser, page),
      choose,
      openOwnPage,
      openPopup: (page) => openFirefoxPopup(browser, page),
      allow: async () => undefined, // it allows everything, see the preferences
      drop: (page, selector, {files, texts}) => dropByScript(page, selector, files, texts),
      stopBackground: () => stopBackgroundInFirefox(browser),
      disableExtension: () => disableInFirefox(browser),
      reloadExtension: async () => void (await browser.installExtension(EXTENSIONS.firefox)),
      async close() {
        await browser.close();
        tunnel.close();
        home.remove();
      },
    };
  } catch (error) {
    tunnel.close();
    home.remove();
    throw error;
  }
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string[]} files
 * @param {number} millis
 */
async function choose(page, selector, files, millis) {
  const [, frame] = page.frames();
  if (frame) {
    // Firefox tells of a chooser in its own frame only, where puppeteer does not listen.
    const input = await frame.waitForSelector('input');
    return /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(...files);
  }
  // zone.js takes the driver's frame callback and may not call it: nobody waits there until the place is still.
  const zoned = await page.evaluate(() => 'Zone' in window);
  const place = page.locator(selector).setWaitForStableBoundingBox(!zoned);
  const [chooser] = await Promise.all([page.waitForFileChooser(), place.click()]);
  await setTimeout(millis);
  await chooser.accept(files);
}

/**
 * A temporary add-on goes when Firefox ends, and takes its settings with it. This one stays.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} profile
 */
async function installForGood(browser, profile) {
  if (existsSync(join(profile, 'extensions', `${firefoxIds[0]}.xpi`))) return;
  const files = readdirSync(EXTENSIONS.firefox, {recursive: true, withFileTypes: true})
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const archive = makeZip(
    Object.fromEntries(files.map((file) => [relative(EXTENSIONS.firefox, file), readFileSync(file)])),
  );
  await /** @type {any} */ (browser).connection.send('webExtension.install', {
    extensionData: {type: 'base64', value: archive.toString('base64')},
    'moz:permanent': true,
  });
}

/**
 * Firefox reads what an organisation set for an extension in the home folder too.
 * @param {string} home
 * @param {object} policy
 */
function writePolicy(home, policy) {
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, {recursive: true});
  const [name = ''] = firefoxIds;
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({name, description: 'policy', type: 'storage', data: policy}),
  );
}

/**
 * Puppeteer does not notice that a page of an extension has come, since another process shows it.
 * @param {import('puppeteer-core').Page} page
 * @param {string} address file and query
 */
async function openOwnPage(page, address) {
  const {browsingContext} = /** @type {any} */ (page.mainFrame());
  const url = `moz-extension://${UUID}/${address}`;
  await browsingContext.navigate(url, 'none');
  await page.waitForFunction((wanted) => location.href === wanted && document.readyState === 'complete', {}, url);
}

/** @param {number} tunnelPort @param {string[]} hosts */
function preferences(tunnelPort, hosts) {
  const route = `function FindProxyForURL(url, host) {
    return ${JSON.stringify(hosts)}.includes(host) ? 'PROXY 127.0.0.1:${tunnelPort}' : 'PROXY 127.0.0.1:1';
  }`;
  return {
    // What was built here nobody signed; an ESR can be told to take it for good all the same.
    'xpinstall.signatures.required': false,
    'extensions.webextensions.uuids': JSON.stringify({[firefoxIds[0] ?? '']: UUID}),
    // Nobody is there to be asked when the extension asks for access to one more site.
    'extensions.webextOptionalPermissionPrompts': false,
    // A camera that shows a moving picture, and nobody is asked.
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': `data:text/javascript,${encodeURIComponent(route)}`,
    // The real site is on the list of sites whose certificate errors nobody may click away.
    'network.stricttransportsecurity.preloadlist': false,
  };
}
