// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {agree, type Agreement, OUR_RANGE, type Range} from '../src/host/compat.ts';

test.each<[sentence: string, ours: Range, theirs: Range, agreed: Agreement]>([
  ['the same version fits', [1, 1], [1, 1], {version: 1}],
  ['the newest of both is taken', [1, 3], [2, 5], {version: 3}],
  ['a host one version behind still works', [2, 3], [2, 2], {version: 2}],
  ['a host ahead that still knows ours works', [1, 2], [2, 4], {version: 2}],
  ['a host two versions behind must update', [2, 3], [1, 1], {mustUpdate: 'host'}],
  ['an extension older than all the host knows must update', [1, 1], [2, 3], {mustUpdate: 'extension'}],
])('%s', (_, ours, theirs, agreed) => {
  expect(agree(ours, theirs)).toEqual(agreed);
});

test('this extension speaks the newest version and, when there is one, the version before', () => {
  const [oldest, newest] = OUR_RANGE;
  expect(oldest).toBe(Math.max(1, newest - 1));
});
