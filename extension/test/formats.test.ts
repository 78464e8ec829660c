// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {formatName} from '../src/ui/formats.ts';

const HOST = new URL('../../native-host/src/main/java/io/github/scrubjay/image/', import.meta.url);

/** The host's own list: what its hello calls a format, and its media type. */
const FORMATS = readdirSync(HOST).flatMap((file) =>
  [...readFileSync(new URL(file, HOST), 'utf8').matchAll(/new ImageFormat\(\s*"(\w+)", "image\/([^"]+)"/g)].map(
    ([, name = '', subtype = '']) => ({name, subtype}),
  ),
);

test('every format has one name, whoever names it, and one that people know', () => {
  expect(FORMATS.length).toBeGreaterThan(12);
  for (const {name, subtype} of FORMATS) {
    expect(formatName(subtype)).toBe(formatName(name === 'svgz' ? 'svg' : name));
    expect(formatName(name)).toMatch(/^([A-Z]+|WebP|JPEG XL)$/);
  }
});

test.each([
  ['jpeg', 'JPEG'],
  ['webp', 'WebP'],
  ['jxl', 'JPEG XL'],
  ['vnd.adobe.photoshop', 'PSD'],
  ['xyz', 'XYZ'],
])('%s is %s', (format, name) => {
  expect(formatName(format)).toBe(name);
});
