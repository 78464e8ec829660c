// SPDX-License-Identifier: Apache-2.0
import {decodeBase64} from './base64.ts';
import type {Edit} from './protocol.ts';

/** The edit script does not describe an image of the promised size over this original. */
export class BadEdits extends Error {
  override readonly name = 'BadEdits';
}

/**
 * Builds the clean image out of the original: `[offset, length]` copies a range of it, a string puts in bytes.
 * Every range is checked before anything is allocated, and the pieces must add up to exactly `bytes`.
 */
export function applyEdits(original: Uint8Array, edits: readonly Edit[], bytes: number): Uint8Array<ArrayBuffer> {
  const pieces = edits.map((edit) => pieceOf(edit, original));
  const sum = pieces.reduce((total, piece) => total + piece.length, 0);
  if (sum !== bytes) throw new BadEdits(`edits make ${sum} bytes, the answer promised ${bytes}`);
  const clean = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    clean.set(piece, at);
    at += piece.length;
  }
  return clean;
}

function pieceOf(edit: Edit, original: Uint8Array): Uint8Array {
  if (typeof edit === 'string') {
    try {
      return decodeBase64(edit);
    } catch {
      throw new BadEdits('an insert is not base64');
    }
  }
  const [offset, length] = edit;
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 1) {
    throw new BadEdits(`range ${offset}+${length} is not a range`);
  }
  if (offset > original.length - length) {
    throw new BadEdits(`range ${offset}+${length} leaves the original of ${original.length} bytes`);
  }
  return original.subarray(offset, offset + length); // a view: nothing is copied until the sum is known to be right
}
