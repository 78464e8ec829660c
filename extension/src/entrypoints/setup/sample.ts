// SPDX-License-Identifier: Apache-2.0
import {element} from '../../ui/element.ts';

/** A value of an Exif field: a text, or whole degrees, minutes and seconds. */
type Value = string | readonly number[];

/** Where nobody lives: a lighthouse rock. All of it is made up. */
const FIELDS: readonly (readonly [tag: number, value: Value])[] = [
  [0x010f, 'Samplecam'],
  [0x0110, 'Samplecam One'],
  [0x0132, '2026:05:17 18:42:07'],
  [0x013b, 'Sam Sample'],
];
const POSITION: readonly (readonly [tag: number, value: Value])[] = [
  [1, 'N'],
  [2, [49, 10, 52]],
  [3, 'W'],
  [4, [5, 40, 30]],
];
const GPS_POINTER = 0x8825;

/** A small photo, drawn here, with a made-up place, owner, time and camera written into it. */
export async function makeSample(): Promise<File> {
  const canvas = element('canvas', {width: '320', height: '200'});
  const paint = canvas.getContext('2d');
  if (paint) {
    paint.fillStyle = '#9ec8ee';
    paint.fillRect(0, 0, 320, 200);
    paint.fillStyle = '#3d6f4a';
    paint.fillRect(0, 140, 320, 60);
    paint.fillStyle = '#f4d35e';
    paint.beginPath();
    paint.arc(250, 50, 24, 0, 2 * Math.PI);
    paint.fill();
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('the browser drew no JPEG');
  const jpeg = new Uint8Array(await blob.arrayBuffer());
  return new File([jpeg.slice(0, 2), exifSegment(), jpeg.slice(2)], 'sample.jpg', {type: 'image/jpeg'});
}

/** APP1: FF E1, u16 length, 'Exif' 0 0, then a little-endian TIFF with one directory and one for the position. */
function exifSegment(): Uint8Array<ArrayBuffer> {
  const first = 8;
  const second = first + sizeOf(FIELDS.length + 1);
  const tiff = new Uint8Array(second + sizeOf(POSITION.length) + 200);
  const view = new DataView(tiff.buffer);
  tiff.set([0x49, 0x49, 42, 0, first, 0, 0, 0]);
  let free = second + sizeOf(POSITION.length);
  free = writeDirectory(view, first, [...FIELDS, [GPS_POINTER, [second]]], free);
  free = writeDirectory(view, second, POSITION, free);
  const segment = new Uint8Array(10 + free);
  segment.set([0xff, 0xe1, (8 + free) >> 8, (8 + free) & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  segment.set(tiff.subarray(0, free), 10);
  return segment;
}

/** A u16 count, entries of 12 bytes, and the offset of the next directory. */
function sizeOf(entries: number): number {
  return 2 + entries * 12 + 4;
}

/** Writes a directory at `at` and what does not fit into its entries at `free`; gives back where that ends. */
function writeDirectory(
  view: DataView,
  at: number,
  fields: readonly (readonly [tag: number, value: Value])[],
  free: number,
): number {
  view.setUint16(at, fields.length, true);
  for (const [index, [tag, value]] of fields.entries()) {
    const entry = at + 2 + index * 12;
    view.setUint16(entry, tag, true);
    if (typeof value === 'string') {
      view.setUint16(entry + 2, 2, true); // ASCII with a zero at its end
      view.setUint32(entry + 4, value.length + 1, true);
      const place = value.length < 4 ? entry + 8 : free;
      for (let letter = 0; letter < value.length; letter++) view.setUint8(place + letter, value.charCodeAt(letter));
      if (place === free) {
        view.setUint32(entry + 8, free, true);
        free += value.length + 1;
      }
    } else if (value.length === 1) {
      view.setUint16(entry + 2, 4, true); // one number of 32 bits
      view.setUint32(entry + 4, 1, true);
      view.setUint32(entry + 8, value[0] ?? 0, true);
    } else {
      view.setUint16(entry + 2, 5, true); // fractions
      view.setUint32(entry + 4, value.length, true);
      view.setUint32(entry + 8, free, true);
      for (const number of value) {
        view.setUint32(free, number, true);
        view.setUint32(free + 4, 1, true);
        free += 8;
      }
    }
  }
  return free;
}
