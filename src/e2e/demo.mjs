// SPDX-License-Identifier: Apache-2.0
// `./scrubjay demo [--headless] [--browser=chromium|firefox]`: a photo with planted metadata goes through a real
// browser with the real extension and the real host to a local server, and this says what the server got. Exit status 0
// only if every upload arrived clean.
import {parseArgs} from 'node:util';
import {installedKinds} from './browsers/browser.mjs';
import {Demo} from './demo/demo.mjs';
import {missingBuilds} from './product.mjs';

const {values} = parseArgs({options: {headless: {type: 'boolean', default: false}, browser: {type: 'string'}}});
const kind = installedKinds().find((installed) => !values.browser || installed === values.browser);

const obstacle = obstacleTo(values);
if (obstacle) {
  console.error(`demo: ${obstacle}`);
  process.exit(1);
}
const demo = new Demo(/** @type {'chromium' | 'firefox'} */ (kind), values.headless);
try {
  process.exitCode = (await demo.run()) ? 0 : 1;
} catch (error) {
  console.error(`demo: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
} finally {
  await demo.end();
}

/** @param {{headless: boolean, browser?: string}} options */
function obstacleTo({headless, browser}) {
  if (kind === undefined)
    return `there is no ${browser ?? 'Chromium and no Firefox'} on this machine; install one first`;
  const missing = missingBuilds();
  if (missing.length > 0) return `not built yet: ${missing.join(', ')}\n  "./scrubjay demo" builds them first`;
  if (!headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no screen for a window; run "./scrubjay demo --headless"';
  }
  return undefined;
}
