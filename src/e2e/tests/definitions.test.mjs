// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

test('what is made from the table of browsers is up to date', async () => {
  const script = fileURLToPath(new URL('../../../installer/definitions.mjs', import.meta.url));
  const complaint = await new Promise((resolve) =>
    execFile(process.execPath, [script, '--check'], (error, _, stderr) => resolve(error ? stderr : '')),
  );
  assert.equal(complaint, '');
});
