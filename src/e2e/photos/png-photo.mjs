// SPDX-License-Identifier: Apache-2.0
import {randomFillSync} from 'node:crypto';
import {deflateSync} from 'node:zlib';
import {exif} from './exif.mjs';
import {drawPicture} from './picture.mjs';
import {SECRETS} from './secrets.mjs';
import {xmp} from './xmp.mjs';

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const CRC_TABLE = Array.from({length: 256}, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/**
 * A screenshot-like PNG with text in all three text chunks, Exif, XMP, a time, and bytes after the end.
 * @param {{width?: number, height?: number}} [size]
 * @returns {Buffer}
 */
export function makePngPhoto({width = 640, height = 420} = {}) {
  const picture = drawPicture(width, height);
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', headerOf(picture)),
    chunk('tEXt', Buffer.from(`Author\0${SECRETS.owner}`)),
    chunk('zTXt', Buffer.from('Comment\0\0'), deflateSync(Buffer.from(SECRETS.comment))),
    chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp()),
    chunk('eXIf', exif()),
    chunk('tIME', Buffer.from([0x07, 0xea, 5, 17, 18, 42, 7])),
    chunk('IDAT', deflateSync(unfilteredRows(picture))),
    chunk('IEND'),
    Buffer.from(SECRETS.trailer),
  ]);
}

/** A PNG of noise with an owner's name in it, a little below 64 MiB: the most that the host takes. */
export function makeHugePngPhoto() {
  const [width, height] = [4096, 4090];
  const rows = unfilteredRows({width, height, data: randomFillSync(Buffer.alloc(width * height * 4))});
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', headerOf({width, height})),
    chunk('tEXt', Buffer.from(`Author\0${SECRETS.owner}`)),
    chunk('IDAT', deflateSync(rows, {level: 0})),
    chunk('IEND'),
  ]);
}

/**
 * A PNG of these pixels and nothing else.
 * @param {import('./picture.mjs').Picture} picture
 */
export function encodePng(picture) {
  const rows = chunk('IDAT', deflateSync(unfilteredRows(picture)));
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', headerOf(picture)), rows, chunk('IEND')]);
}

/** @param {{width: number, height: number}} size */
function headerOf({width, height}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits, RGBA, deflate, adaptive filters, not interlaced
  return header;
}

/** @param {string} type @param {...Buffer} content */
function chunk(type, ...content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...content]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(body.length - 4, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

/** @param {import('./picture.mjs').Picture} picture */
function unfilteredRows({width, height, data}) {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y++) data.copy(rows, y * (1 + width * 4) + 1, y * width * 4, (y + 1) * width * 4);
  return rows;
}

/** @param {Buffer} bytes */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
