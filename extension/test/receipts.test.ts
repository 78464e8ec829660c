// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {shortened} from '../src/settings/receipts.ts';

const kinds = (...counts: number[]) => new Map(counts.map((count, index) => [`kind-${index}`, count]));

test.each([
  ['none', kinds(), [], 0],
  ['as many as there is room for', kinds(1, 1, 1), ['kind-0', 'kind-1', 'kind-2'], 0],
  ['one too many: the rarest is only counted', kinds(1, 3, 2, 3), ['kind-1', 'kind-3', 'kind-2'], 1],
  ['many', kinds(1, 1, 1, 1, 1, 1), ['kind-0', 'kind-1', 'kind-2'], 3],
])('of kinds that went today the popup names three at most: %s', (_, counts, named, more) => {
  const short = shortened(counts, 3);
  expect(short.kinds.map(([kind]) => kind)).toEqual(named);
  expect(short.more).toBe(more);
});
