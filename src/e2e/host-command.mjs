// SPDX-License-Identifier: Apache-2.0
import {execFile} from 'node:child_process';
import {mkdtemp, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {HOST} from './product.mjs';

/**
 * @typedef {{kind: string, risk: string, name: string, value: string}} Finding
 */

/**
 * Tells one browser where the host is.
 * @param {'chromium' | 'firefox'} kind
 * @param {string} manifestDir
 * @param {string} [launcher] what the browser starts instead of the host
 */
export async function registerHost(kind, manifestDir, launcher) {
  await run(['register', '--kind', kind, '--manifest-dir', manifestDir, ...(launcher ? ['--launcher', launcher] : [])]);
}

/**
 * What the host finds in an image file.
 * @param {string} file
 * @returns {Promise<Finding[]>}
 */
export async function inspect(file) {
  const [report] = JSON.parse(await run(['inspect', '--json', file])).files;
  return report.findings;
}

/**
 * The clean bytes that the command line makes of an image file.
 * @param {string} file
 * @param {string} folder for the result, made if it is not there
 * @returns {Promise<Buffer>}
 */
export async function clean(file, folder) {
  const out = await mkdtemp(join(folder, 'cleaned-'));
  const [report] = JSON.parse(await run(['clean', '--json', '--out', out, file])).files;
  return readFile(report.out);
}

/** @param {string[]} args */
async function run(args) {
  const {stdout} = await promisify(execFile)(HOST, args, {maxBuffer: 64 * 1024 * 1024});
  return stdout;
}
