// SPDX-License-Identifier: Apache-2.0
import {mkdirSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {clean} from '../host-command.mjs';
import {sha256} from '../site/uploads.mjs';
import {makeJpegPhoto, makeLargeJpegPhoto} from './jpeg-photo.mjs';
import {makePngPhoto} from './png-photo.mjs';
import {makeJpeg2000, makeTruncatedJpeg} from './refused-images.mjs';

/**
 * A file to upload.
 * @typedef {{file: string, bytes: Buffer, cleanSha256?: string}} Item cleanSha256 only where there is a clean form
 */

/** The names tell something as well. */
const PHOTOS = {
  photo: {name: 'Nightjar balcony.jpg', make: makeJpegPhoto},
  turned: {name: 'Nightjar upright.jpeg', make: () => makeJpegPhoto({width: 300, height: 200, orientation: 6})},
  large: {name: 'Nightjar harbour.jpg', make: makeLargeJpegPhoto},
  png: {name: 'Nightjar screenshot.png', make: makePngPhoto},
};
const REFUSED = {
  jpeg2000: {name: 'Nightjar.jp2', make: makeJpeg2000},
  broken: {name: 'Nightjar broken.jpg', make: makeTruncatedJpeg},
};
const OTHERS = {
  text: {name: 'notes.txt', make: () => Buffer.from('Milk, bread, a new notebook.\n')},
};

/**
 * Photos with planted metadata, images that the host refuses, and a text, as files in `folder`.
 * @param {string} folder
 * @returns {Promise<Record<keyof typeof PHOTOS | keyof typeof REFUSED | keyof typeof OTHERS, Item>>}
 */
export async function makeAlbum(folder) {
  mkdirSync(folder, {recursive: true});
  /** @type {Record<string, Item>} */
  const album = {};
  for (const [key, {name, make}] of Object.entries({...PHOTOS, ...REFUSED, ...OTHERS})) {
    const bytes = make();
    const file = join(folder, name);
    writeFileSync(file, bytes);
    album[key] = {file, bytes};
  }
  // What the extension makes of a photo must be what the command line makes of it.
  for (const key of Object.keys(PHOTOS)) album[key].cleanSha256 = sha256(await clean(album[key].file, folder));
  return /** @type {any} */ (album);
}

/** @param {Item} item */
export function fileName(item) {
  return basename(item.file);
}
