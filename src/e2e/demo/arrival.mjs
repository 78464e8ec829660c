// SPDX-License-Identifier: Apache-2.0
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from '../host-command.mjs';
import {samePixels} from '../photos/pixels.mjs';
import {leaksIn} from '../photos/secrets.mjs';

/**
 * What is known of one upload from the bytes that the server got.
 * @typedef {object} Arrival
 * @property {string} way
 * @property {string} fileName
 * @property {number} bytes
 * @property {import('../host-command.mjs').Finding[]} findings what the host's inspector reads out of them
 * @property {string[]} leaks planted secrets found by searching the bytes
 * @property {boolean} samePixels
 * @property {boolean} clean
 */

/**
 * @param {string} way
 * @param {import('../site/uploads.mjs').ReceivedFile[]} received
 * @param {import('../photos/album.mjs').Item} photo what was chosen
 * @param {string} folder for the copy that is inspected
 * @returns {Promise<Arrival>}
 */
export async function examine(way, received, photo, folder) {
  if (received.length !== 1) throw new Error(`the server got ${received.length} files through ${way}, not one`);
  const [{fileName, bytes, sha256}] = received;
  const copy = join(folder, `received-${sha256.slice(0, 12)}.jpg`);
  writeFileSync(copy, bytes);
  const findings = await inspect(copy);
  const leaks = [...leaksIn(bytes), ...leaksIn(Buffer.from(fileName)).map((leak) => `${leak} in the file name`)];
  const same = samePixels(photo.bytes, bytes);
  return {
    way,
    fileName,
    bytes: bytes.length,
    findings,
    leaks,
    samePixels: same,
    clean: findings.length === 0 && leaks.length === 0 && same && sha256 === photo.cleanSha256,
  };
}
