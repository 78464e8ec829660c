// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {worldSource} from '../scripts/world-map.ts';
import {positionIn} from '../src/ui/map.ts';

test('the map is what its script draws', () => {
  expect(readFileSync(new URL('../src/ui/world.ts', import.meta.url), 'utf8')).toBe(worldSource());
});

test.each<[value: string, position: object | undefined]>([
  ['52.5200 N, 13.4050 E', {latitude: 52.52, longitude: 13.405}],
  ['33.8688 S, 151.2093 E', {latitude: -33.8688, longitude: 151.2093}],
  ['40.7128 N, 74.0060 W', {latitude: 40.7128, longitude: -74.006}],
  ['somewhere', undefined],
  ['', undefined],
])('"%s" is a place or none', (value, position) => {
  expect(positionIn(value)).toEqual(position);
});
