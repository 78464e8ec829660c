// SPDX-License-Identifier: Apache-2.0
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

const PROGRAMS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

/**
 * The browser's program on this machine.
 * @param {'chromium' | 'firefox'} kind
 * @returns {string | undefined}
 */
export function findProgram(kind) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return PROGRAMS[kind].flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
