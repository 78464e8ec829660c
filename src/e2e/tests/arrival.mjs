// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {fileName} from '../photos/album.mjs';
import {samePixels} from '../photos/pixels.mjs';
import {leaksIn} from '../photos/secrets.mjs';

/** Decoding takes long in JavaScript; the same bytes need it once. */
const comparedBefore = new Set();

/**
 * The upload is what a person chose, in this order: photos clean, other files untouched.
 * @param {import('../site/uploads.mjs').ReceivedFile[]} received
 * @param {import('../photos/album.mjs').Item[]} chosen
 */
export function assertClean(received, chosen) {
  assert.equal(received.length, chosen.length, 'as many files as were chosen');
  received.forEach((file, index) => {
    const item = chosen[index];
    if (item.cleanSha256 === undefined) return assertUntouched(file, item);
    assert.deepEqual(leaksIn(file.bytes), []);
    assert.match(file.fileName, /^image-[0-9]+\.(jpg|png)$/);
    assert.equal(file.sha256, item.cleanSha256, 'the bytes that the command line makes');
    if (comparedBefore.has(file.sha256)) return;
    assert.ok(samePixels(item.bytes, file.bytes), 'the same pixels');
    comparedBefore.add(file.sha256);
  });
}

/**
 * @param {import('../site/uploads.mjs').ReceivedFile} received
 * @param {import('../photos/album.mjs').Item} item
 */
export function assertUntouched(received, item) {
  assert.equal(received.fileName, fileName(item));
  assert.ok(received.bytes.equals(item.bytes), 'byte for byte');
}

/**
 * Nothing that was planted is in anything that the server was sent.
 * @param {import('../site/uploads.mjs').Uploads} uploads
 */
export function assertNoLeak(uploads) {
  for (const {path, body} of uploads.requests) assert.deepEqual(leaksIn(body), [], `in a request to ${path}`);
}

/**
 * One upload reaches the server, of what was chosen and clean.
 * @param {import('../browsers/visit.mjs').Visit} visit
 * @param {import('../photos/album.mjs').Item[]} chosen
 */
export async function assertArrives(visit, chosen) {
  const {uploads} = visit.site;
  const [received] = await uploads.arrived(1);
  assertClean(received, chosen);
  await visit.settle();
  assert.equal(uploads.all.length, 1, 'exactly one upload');
  assertNoLeak(uploads);
}

/** @param {import('../browsers/visit.mjs').Visit} visit */
export async function assertNothingLeft(visit) {
  await visit.settle();
  assert.equal(visit.site.uploads.all.length, 0, 'no upload');
  assertNoLeak(visit.site.uploads);
}
