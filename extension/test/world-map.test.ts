// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {worldPath, worldSource} from '../scripts/world-map.ts';
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

test('the continents are on it', () => {
  const rings = worldPath()
    .split('M')
    .slice(1)
    .map((ring) => {
      const [start = '', steps = ''] = ring.replace('z', '').split('l');
      const numbers = (text: string) => [...text.matchAll(/-?\d+/g)].map(Number);
      let [x = 0, y = 0] = numbers(start);
      const flat = numbers(steps);
      const points = [[x, y]];
      for (let at = 0; at + 1 < flat.length; at += 2) {
        [x, y] = [x + (flat[at] ?? 0), y + (flat[at + 1] ?? 0)];
        points.push([x, y]);
      }
      return points;
    });
  const inside = ([px, py]: readonly [number, number]) =>
    rings.some((ring) =>
      ring.reduce((odd, [x = 0, y = 0], index) => {
        const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
        return y > py !== nextY > py && px < ((nextX - x) * (py - y)) / (nextY - y) + x ? !odd : odd;
      }, false),
    );
  // Degrees from 180 W and 90 N: Paris, Cairo, Delhi, Moscow, Denver, Brasilia, Alice Springs, then two oceans.
  for (const place of [
    [182, 42],
    [211, 61],
    [257, 61],
    [218, 34],
    [75, 50],
    [132, 106],
    [314, 114],
  ] as const)
    expect(inside(place), String(place)).toBe(true);
  for (const place of [
    [140, 50],
    [30, 90],
  ] as const)
    expect(inside(place), String(place)).toBe(false);
});
