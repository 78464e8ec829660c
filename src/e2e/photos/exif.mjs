// SPDX-License-Identifier: Apache-2.0
import {SECRETS, degreesMinutesSeconds} from './secrets.mjs';

const HEADER = Buffer.from('MM\0*\0\0\0\x08', 'latin1');

/** TIFF's types of values. */
const BYTE = 1;
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;

/**
 * @typedef {[tag: number, type: number, value: Buffer | string | number | [number, number][]]} Entry
 */

/**
 * Exif as a camera writes it: a TIFF (big-endian) of IFD0, its Exif and GPS IFDs, and IFD1 with a thumbnail.
 * @param {{orientation?: number, thumbnail?: Buffer}} content
 */
export function exif({orientation = 1, thumbnail} = {}) {
  const [latitude, longitude] = [SECRETS.latitude, SECRETS.longitude].map(degreesMinutesSeconds);
  /** @type {Entry[]} */
  const exifIfd = [
    [0x9003, ASCII, SECRETS.taken],
    [0x9004, ASCII, SECRETS.taken],
    [0x9286, UNDEFINED, Buffer.from(`UNICODE\0${[...SECRETS.comment].map((c) => `\0${c}`).join('')}`, 'latin1')],
    [0x927c, UNDEFINED, Buffer.from(SECRETS.makerNote)],
    [0xa430, ASCII, SECRETS.owner],
    [0xa431, ASCII, SECRETS.serial],
  ];
  /** @type {Entry[]} */
  const gpsIfd = [
    [0x0000, BYTE, Buffer.from([2, 3, 0, 0])],
    [0x0001, ASCII, 'N'],
    [0x0002, RATIONAL, latitude],
    [0x0003, ASCII, 'E'],
    [0x0004, RATIONAL, longitude],
    [0x001d, ASCII, SECRETS.taken.slice(0, 10)],
  ];
  const first = (exifAt, gpsAt) =>
    /** @type {Entry[]} */ ([
      [0x010e, ASCII, SECRETS.comment],
      [0x010f, ASCII, SECRETS.maker],
      [0x0110, ASCII, SECRETS.model],
      [0x0112, SHORT, orientation],
      [0x0132, ASCII, SECRETS.taken],
      [0x013b, ASCII, SECRETS.artist],
      [0x8298, ASCII, `(c) ${SECRETS.owner}`],
      [0x8769, LONG, exifAt],
      [0x8825, LONG, gpsAt],
    ]);
  const exifAt = HEADER.length + ifd(first(0, 0), 0, 0).length;
  const gpsAt = exifAt + ifd(exifIfd, exifAt, 0).length;
  const secondAt = gpsAt + ifd(gpsIfd, gpsAt, 0).length;
  /** @type {Buffer[]} */
  const parts = [
    HEADER,
    ifd(first(exifAt, gpsAt), HEADER.length, thumbnail ? secondAt : 0),
    ifd(exifIfd, exifAt, 0),
    ifd(gpsIfd, gpsAt, 0),
  ];
  if (thumbnail) parts.push(thumbnailIfd(secondAt, thumbnail), thumbnail);
  return Buffer.concat(parts);
}

/**
 * @param {number} at
 * @param {Buffer} thumbnail stands right behind its IFD
 */
function thumbnailIfd(at, thumbnail) {
  const entries = (thumbnailAt) =>
    /** @type {Entry[]} */ ([
      [0x0103, SHORT, 6],
      [0x0201, LONG, thumbnailAt],
      [0x0202, LONG, thumbnail.length],
    ]);
  return ifd(entries(at + ifd(entries(0), at, 0).length), at, 0);
}

/**
 * An IFD: count, entries of 12 bytes in the order of their tags, offset of the next IFD, then the values that do not
 * fit into four bytes.
 * @param {Entry[]} entries
 * @param {number} at its offset in the TIFF
 * @param {number} next offset of the next IFD
 */
function ifd(entries, at, next) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16BE(entries.length, 0);
  head.writeUInt32BE(next, head.length - 4);
  const values = [];
  let valueAt = at + head.length;
  entries.forEach(([tag, type, value], index) => {
    const {bytes, count} = encode(type, value);
    const entryAt = 2 + index * 12;
    head.writeUInt16BE(tag, entryAt);
    head.writeUInt16BE(type, entryAt + 2);
    head.writeUInt32BE(count, entryAt + 4);
    if (bytes.length <= 4) return bytes.copy(head, entryAt + 8);
    head.writeUInt32BE(valueAt, entryAt + 8);
    const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
    values.push(even);
    valueAt += even.length;
  });
  return Buffer.concat([head, ...values]);
}

/**
 * @param {number} type
 * @param {Entry[2]} value
 * @returns {{bytes: Buffer, count: number}}
 */
function encode(type, value) {
  if (Buffer.isBuffer(value)) return {bytes: value, count: value.length};
  if (typeof value === 'string') return encode(ASCII, Buffer.from(`${value}\0`));
  if (Array.isArray(value)) {
    const bytes = Buffer.alloc(value.length * 8);
    value.flat().forEach((number, index) => bytes.writeUInt32BE(number, index * 4));
    return {bytes, count: value.length};
  }
  const bytes = Buffer.alloc(type === SHORT ? 2 : 4);
  if (type === SHORT) bytes.writeUInt16BE(value);
  else bytes.writeUInt32BE(value);
  return {bytes, count: 1};
}
