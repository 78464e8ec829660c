// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {TESTED_KINDS} from './kinds.mjs';

const DEMO = fileURLToPath(new URL('../demo.mjs', import.meta.url));

for (const kind of TESTED_KINDS) {
  test(`the demo in ${kind} shows before and after, and ends in its count`, {timeout: 120_000}, async () => {
    const {status, output} = await run(['--headless', '--browser', kind]);
    assert.equal(status, 0, output);
    assert.match(output, /^ +Location +48\.8584 N, 2\.2945 E( +-){4}$/m);
    assert.match(output, /^ +Planted words +found( +-){4}$/m);
    assert.match(output, /^ +Same pixels( +yes){5}$/m);
    assert.equal(output.trimEnd().split('\n').at(-1), 'demo: 4 of 4 uploads arrived clean');
  });
}

test('the demo says which browser is missing', {timeout: 10_000}, async () => {
  const {status, output} = await run(['--headless', '--browser', 'netscape']);
  assert.equal(status, 1);
  assert.match(output, /no netscape on this machine/);
});

/** @param {string[]} options */
async function run(options) {
  const demo = spawn(process.execPath, [DEMO, ...options], {stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (text) => (output += text));
  const [status] = await once(demo, 'close');
  return {status, output};
}
