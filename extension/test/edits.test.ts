// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {applyEdits, BadEdits} from '../src/host/edits.ts';
import type {Edit} from '../src/host/protocol.ts';

const original = Uint8Array.from([10, 11, 12, 13, 14, 15]);

test.each<[sentence: string, edits: Edit[], clean: number[]]>([
  ['a range of everything is the original', [[0, 6]], [10, 11, 12, 13, 14, 15]],
  [
    'what is in no range is gone',
    [
      [0, 2],
      [4, 2],
    ],
    [10, 11, 14, 15],
  ],
  ['a string puts bytes in', [[0, 1], 'AQID', [5, 1]], [10, 1, 2, 3, 15]],
  ['inserts alone need nothing of the original', ['AQ==', 'Ag=='], [1, 2]],
])('%s', (_, edits, clean) => {
  expect([...applyEdits(original, edits, clean.length)]).toEqual(clean);
});

test.each<[sentence: string, edits: Edit[], bytes: number]>([
  ['a range that leaves the original at its end', [[5, 2]], 2],
  ['a range that begins behind the original', [[7, 1]], 1],
  ['a range so long that its end overflows', [[1, Number.MAX_SAFE_INTEGER]], 1],
  ['a negative offset', [[-1, 2]], 2],
  ['an empty range', [[0, 0]], 0],
  ['a half offset', [[0.5, 1]], 1],
  ['an insert that is not base64', ['?'], 1],
  ['pieces shorter than promised', [[0, 2]], 3],
  ['pieces longer than promised', [[0, 3]], 2],
  ['no pieces where bytes were promised', [], 1],
])('refuses %s', (_, edits, bytes) => {
  expect(() => applyEdits(original, edits, bytes)).toThrow(BadEdits);
});

test('allocates nothing for a promise that the pieces do not keep', () => {
  expect(() => applyEdits(original, [[0, 1]], 2 ** 40)).toThrow(BadEdits);
});
