// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {HEAD_BYTES, isImage} from '../src/decide/sniff.ts';

const head = (...parts: (number | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));
const zeros = (count: number) => '\0'.repeat(count);

test.each<[sentence: string, bytes: Uint8Array]>([
  ['JPEG', head(0xff, 0xd8, 0xff, 0xe1)],
  ['PNG', head(0x89, 'PNG\r\n', 0x1a, '\n')],
  ['GIF', head('GIF89a')],
  ['WebP', head('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
  ['TIFF, little-endian', head('II', 0x2a, 0)],
  ['TIFF, big-endian', head('MM', 0, 0x2a)],
  ['HEIC', head(0, 0, 0, 0x18, 'ftypheic', zeros(4), 'mif1heic')],
  ['AVIF by a compatible brand', head(0, 0, 0, 0x1c, 'ftypisom', zeros(4), 'iso4avif', zeros(4))],
  ['Canon raw', head(0, 0, 0, 0x18, 'ftypcrx ', zeros(4), 'crx isom')],
  ['JPEG XL, bare', head(0xff, 0x0a)],
  ['JPEG XL in boxes', head(0, 0, 0, 0x0c, 'JXL ')],
  ['JPEG 2000', head(0, 0, 0, 0x0c, 'jP  ')],
  ['BMP', head('BM', 1, 2, 3, 4, zeros(4), 54, 0, 0, 0, 40, 0, 0, 0)],
  ['icon', head(0, 0, 1, 0, 1, 0, 16, 16, 0, 0)],
  ['Photoshop', head('8BPS')],
  ['SVG', head('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'SVG after declaration, comment and document type',
    head('\n<?xml version="1.0"?>\n<!-- hi > -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>'),
  ],
  ['SVG with a byte order mark', head(0xef, 0xbb, 0xbf, '<svg>')],
  ['SVG in UTF-16', Uint8Array.from(Buffer.from('\ufeff<?xml version="1.0"?><svg>', 'utf16le'))],
])('%s is an image whatever it is called', (_, bytes) => {
  expect(isImage(bytes, {name: 'notes.txt', type: 'text/plain'})).toBe(true);
});

test.each<[sentence: string, bytes: Uint8Array, name: string, type: string]>([
  ['a text', head('BM is how this text begins'), 'a.txt', 'text/plain'],
  ['a PDF', head('%PDF-1.7'), 'a.pdf', 'application/pdf'],
  ['a video', head(0, 0, 0, 0x18, 'ftypisom', zeros(4), 'isomavc1'), 'a.mp4', 'video/mp4'],
  ['a sound', head('RIFF', 1, 2, 3, 4, 'WAVEfmt '), 'a.wav', 'audio/wav'],
  ['a page that holds a drawing', head('<!DOCTYPE html><html><svg></svg>'), 'a.html', 'text/html'],
  ['an archive', head('PK', 3, 4), 'a.zip', 'application/zip'],
  ['a font', head(0, 1, 0, 0, 0, 10), 'a.ttf', 'font/ttf'],
  ['an empty file', head(), 'a.jpg', 'image/jpeg'],
])('%s is no image', (_, bytes, name, type) => {
  expect(isImage(bytes, {name, type})).toBe(false);
});

test.each(['<!-- -->', ' ', '<?x ?>', '<!DOCTYPE a [ ]>', '<!', '<!--'])(
  'a text of many "%s" is judged at once',
  (part) => {
    expect(isImage(head(part.repeat(HEAD_BYTES / part.length)), {name: 'a.txt', type: 'text/plain'})).toBe(false);
  },
);

test.each<[sentence: string, name: string, type: string]>([
  ['says so by its type', 'unknown', 'image/x-of-tomorrow'],
  ['says so by its extension', 'IMG_0001.HEIC', ''],
  ['is a camera raw by its extension', 'DSC_0001.NEF', 'application/octet-stream'],
])('a file of unknown bytes that %s counts as one', (_, name, type) => {
  expect(isImage(head('anything'), {name, type})).toBe(true);
});
