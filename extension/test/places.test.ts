// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import type {Region, Sight} from '../src/host/region.ts';
import {Places} from '../src/ui/places.ts';
import {between, fresh, moved, resized} from '../src/ui/rectangle.ts';

const size = {width: 100, height: 50};
const region = (label: string, box: Region['box'], sure = true): Region => ({
  subject: label === 'face' ? 'faces' : 'text',
  label,
  box,
  score: 0.5,
  sure,
});
const sight = (...regions: Region[]): Sight => ({...size, looked: [], regions});
const face = region('face', [1, 2, 10, 10]);
const plate = region('plate', [40, 20, 20, 5], false);

describe('a box', () => {
  test.each<[sentence: string, box: readonly number[], expected: number[]]>([
    ['between two points is whole', between(1.2, 2.7, 4.1, 5.5, size), [1, 2, 4, 4]],
    ['drawn from right to left is the same', between(4.1, 5.5, 1.2, 2.7, size), [1, 2, 4, 4]],
    ['drawn past the edge ends there', between(90, 40, 130, 90, size), [90, 40, 10, 10]],
    ['is never empty', between(100, 50, 100, 50, size), [99, 49, 1, 1]],
    ['moves', moved([10, 10, 5, 5], 3, -2, size), [13, 8, 5, 5]],
    ['moves as far as the picture goes', moved([10, 10, 5, 5], 500, -500, size), [95, 0, 5, 5]],
    ['grows at its far corner', resized([10, 10, 5, 5], [1, 1], 3, 2, size), [10, 10, 8, 7]],
    ['grows at its near corner', resized([10, 10, 5, 5], [-1, -1], -3, -2, size), [7, 8, 8, 7]],
    ['is turned over by a corner that is dragged across', resized([10, 10, 5, 5], [1, 1], -8, 0, size), [7, 10, 3, 5]],
    ['of one’s own comes in the middle of what is seen', fresh([0, 0, 100, 50], size), [40, 20, 20, 10]],
    ['also where a corner is seen only', fresh([80, 40, 20, 10], size), [88, 44, 4, 2]],
  ])('%s', (_, box, expected) => {
    expect(box).toEqual(expected);
  });
});

describe('places', () => {
  test('that are sure are covered, those that are not are not', () => {
    const places = new Places();
    places.see(sight(face, plate), false);
    expect(places.all.map(({label, covered}) => [label, covered])).toEqual([['face', true], ['plate', false]]); // prettier-ignore
    expect(places.covering('blur')).toEqual({boxes: [face.box], labels: ['face'], style: 'blur'});
  });

  test('come as they are found, once, and keep what a person did meanwhile', () => {
    const places = new Places();
    places.see(sight(face), false);
    const [first] = places.all;
    if (first) places.change(first, {covered: false, box: [0, 0, 5, 5]});
    places.see(sight(face, plate), true);
    expect(places.all.map(({label, box, covered}) => [label, box, covered])).toEqual([
      ['face', [0, 0, 5, 5], false],
      ['plate', plate.box, false],
    ]);
  });

  test('that the whole look does not find any more go, unless a person touched them', () => {
    const places = new Places();
    const other = region('email', [3, 3, 3, 3]);
    places.see(sight(face, other), false);
    const [kept] = places.all;
    if (kept) places.change(kept, {covered: true});
    places.see(sight(plate), true);
    expect(places.all.map(({label}) => label)).toEqual(['face', 'plate']);
  });

  test('that a person removed do not come back', () => {
    const places = new Places();
    places.see(sight(face), false);
    const [gone] = places.all;
    if (gone) places.remove(gone);
    places.see(sight(face), true);
    expect(places.all).toEqual([]);
    expect(places.covering('solid').boxes).toEqual([]);
  });

  test('of one’s own are covered and stay, whatever is found', () => {
    const places = new Places();
    places.measure(size);
    places.add([1, 1, 2, 2]);
    places.see(sight(face), true);
    expect(places.covering('solid')).toEqual({boxes: [face.box, [1, 1, 2, 2]], labels: ['face', ''], style: 'solid'});
  });

  test('of the same kind are numbered', () => {
    const places = new Places();
    places.see(sight(face, region('face', [30, 30, 4, 4]), plate), true);
    expect(places.all.map(({label, number}) => `${label} ${number}`)).toEqual(['face 1', 'face 2', 'plate 1']);
  });

  test('lie in the picture as whoever looked at it saw it', () => {
    const places = new Places();
    places.measure({width: 10, height: 5});
    expect(places.size).toEqual({width: 10, height: 5});
    places.see(sight(), true);
    places.measure({width: 10, height: 5});
    expect(places.size).toEqual(size);
  });
});
