// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {deflateRawSync} from 'node:zlib';
import {EXTENSIONS} from '../product.mjs';

/** What a person downloads, without the catalogue, which grows with the sites. */
const MOST_BYTES = 1_000_000;

for (const [kind, folder] of Object.entries(EXTENSIONS)) {
  test(`the extension for ${kind} stays under one megabyte as an archive`, () => {
    const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((file) => file.isFile());
    const bytes = files
      .filter(({name}) => !name.startsWith('catalogue-'))
      // A zip's own records are about 100 bytes and twice the name for each file.
      .reduce((sum, {parentPath, name}) => sum + packed(join(parentPath, name)) + 100 + 2 * name.length, 0);
    assert.ok(files.length > 10 && bytes < MOST_BYTES, `${bytes} bytes in ${files.length} files`);
    console.log(`${kind}: ${bytes} bytes packed`);
  });
}

/** @param {string} file */
function packed(file) {
  return deflateRawSync(readFileSync(file)).length;
}
