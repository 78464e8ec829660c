// SPDX-License-Identifier: Apache-2.0
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Folders that are still to be removed, should the process end early. */
const alive = new Set();

process.on('exit', () => alive.forEach(remove));

/**
 * A folder for one run's profile, keys and photos.
 * @param {string} purpose part of its name
 */
export function scratchFolder(purpose) {
  const path = mkdtempSync(join(tmpdir(), `scrubjay-${purpose}-`));
  alive.add(path);
  return {
    path,
    empty: () => readdirSync(path).forEach((name) => rmSync(join(path, name), {recursive: true})),
    remove: () => remove(path),
  };
}

/** @param {string} path */
function remove(path) {
  // A browser that is just ending may still write its profile: a few tries.
  rmSync(path, {recursive: true, force: true, maxRetries: 10, retryDelay: 100});
  alive.delete(path);
}
