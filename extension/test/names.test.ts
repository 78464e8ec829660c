// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {cleanName} from '../src/decide/names.ts';

test.each<[sentence: string, original: string, extension: string, keep: boolean, name: string]>([
  ['a name becomes neutral', 'Berlin 2026 with Erika.jpg', 'jpg', false, 'image-3.jpg'],
  ['a kept name stays', 'Holiday.jpg', 'jpg', true, 'Holiday.jpg'],
  ['a kept name stays with another spelling of the same extension', 'Holiday.JPEG', 'jpg', true, 'Holiday.JPEG'],
  ['a kept name gets the extension of its bytes', 'Holiday.txt', 'png', true, 'Holiday.png'],
  ['a kept name without extension gets one', 'Holiday', 'png', true, 'Holiday.png'],
  ['a kept name that is all extension becomes neutral', '.hidden', 'png', true, 'image-3.png'],
  ['dots within a name stay', '2026.05.01.photo.jpg', 'jpg', true, '2026.05.01.photo.jpg'],
])('%s', (_, original, extension, keep, name) => {
  expect(cleanName(original, 3, extension, keep)).toBe(name);
});
