// SPDX-License-Identifier: Apache-2.0
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {HOST} from '../product.mjs';

/**
 * Writes a program that a browser starts instead of the host: one of the scripts in this folder.
 * @param {string} folder a throw-away one; the script can leave marks there
 * @param {string} script its name without `.mjs`
 * @param {...string} words what the script is told
 * @returns {string} the program
 */
export function writeLauncher(folder, script, ...words) {
  const program = join(folder, `${script}-host`);
  const command = [process.execPath, fileURLToPath(new URL(`${script}.mjs`, import.meta.url)), ...words];
  writeFileSync(
    program,
    `#!/bin/sh\nSCRUBJAY_HOST=${quote(HOST)} SCRUBJAY_MARKS=${quote(folder)} exec ${command.map(quote).join(' ')}\n`,
    {mode: 0o755},
  );
  return program;
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
