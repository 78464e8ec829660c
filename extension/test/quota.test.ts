// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {Quota} from '../src/decide/quota.ts';

function takeAll(quota: Quota, now: number): number {
  let taken = 0;
  while (quota.take(now)) taken++;
  return taken;
}

test('a large folder of photos passes at once', () => {
  expect(takeAll(new Quota(0), 0)).toBe(500);
});

test('a page that feeds on and on gets two images a second', () => {
  const quota = new Quota(0);
  takeAll(quota, 0);
  expect(takeAll(quota, 10_000)).toBe(20);
});

test('the allowance never grows beyond its size', () => {
  expect(takeAll(new Quota(0), 1e9)).toBe(500);
});
