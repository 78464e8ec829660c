// SPDX-License-Identifier: Apache-2.0
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {chromiumIds} from '../product.mjs';
import {findProgram} from './program.mjs';

/**
 * Chromium reads policies in one folder of the system only. The program written here sees another one in its place,
 * by a mount that no other process sees; making one takes root, as containers have it.
 * @param {string} folder a throw-away one
 * @param {object} policy for ScrubJay
 * @returns {string} what to start instead of Chromium
 */
export function writePolicyLauncher(folder, policy) {
  const settings = join(folder, 'etc-chromium');
  mkdirSync(join(settings, 'policies', 'managed'), {recursive: true});
  const all = {'3rdparty': {extensions: {[chromiumIds[0] ?? '']: policy}}};
  writeFileSync(join(settings, 'policies', 'managed', 'scrubjay.json'), JSON.stringify(all));
  const program = join(folder, 'chromium-with-policy');
  const start = `mount --bind '${settings}' /etc/chromium && exec '${findProgram('chromium')}' "$@"`;
  writeFileSync(program, `#!/bin/sh\nexec unshare --mount sh -c ${quote(start)} sh "$@"\n`, {mode: 0o755});
  return program;
}

/**
 * Chromium reads policies at its start, when an extension that a test loads is not there yet: it is to read them again.
 * @param {import('puppeteer-core').Browser} browser
 * @param {object} policy what has to have arrived
 */
export async function readPolicyAgain(browser, policy) {
  const page = await browser.newPage();
  await page.goto('chrome://policy');
  await page.evaluate(() => /** @type {any} */ (globalThis).chrome.send('reloadPolicies'));
  await page.goto(`chrome-extension://${chromiumIds[0]}/receipts.html`);
  await page.waitForFunction(
    async (count) =>
      Object.keys(await /** @type {any} */ (globalThis).chrome.storage.managed.get(null)).length === count,
    {polling: 100},
    Object.keys(policy).length,
  );
  await page.close();
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
