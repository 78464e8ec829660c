// SPDX-License-Identifier: Apache-2.0
import jpeg from 'jpeg-js';
import {inflateSync} from 'node:zlib';
import {PNG_SIGNATURE} from './png-photo.mjs';

/**
 * The pixels that a decoder gets out of an image file. These decoders are none of the product's.
 * @param {Buffer} image JPEG, or PNG of eight bits RGBA
 * @returns {import('./picture.mjs').Picture}
 */
export function decodePixels(image) {
  if (image.subarray(0, 8).equals(PNG_SIGNATURE)) return decodePng(image);
  const {width, height, data} = jpeg.decode(image, {tolerantDecoding: false});
  return {width, height, data: Buffer.from(data)};
}

/**
 * @param {Buffer} one
 * @param {Buffer} other
 */
export function samePixels(one, other) {
  const [a, b] = [decodePixels(one), decodePixels(other)];
  return a.width === b.width && a.height === b.height && a.data.equals(b.data);
}

/** @param {Buffer} image */
function decodePng(image) {
  const packed = [];
  let [width, height] = [0, 0];
  for (let at = PNG_SIGNATURE.length, type = ''; type !== 'IEND';) {
    const length = image.readUInt32BE(at);
    type = image.toString('latin1', at + 4, at + 8);
    const body = image.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    if (type === 'IHDR' && (body[8] !== 8 || body[9] !== 6 || body[12] !== 0)) throw new Error('not 8 bits RGBA');
    if (type === 'IDAT') packed.push(body);
    at += length + 12;
  }
  return {width, height, data: unfilter(inflateSync(Buffer.concat(packed)), width, height)};
}

/** PNG (clause 9): each row begins with its filter; a byte is predicted from left (a), above (b), above left (c). */
function unfilter(rows, width, height) {
  const stride = width * 4;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const a = x >= 4 ? data[y * stride + x - 4] : 0;
      const b = y > 0 ? data[(y - 1) * stride + x] : 0;
      const c = x >= 4 && y > 0 ? data[(y - 1) * stride + x - 4] : 0;
      data[y * stride + x] = rows[y * (stride + 1) + 1 + x] + predict(filter, a, b, c);
    }
  }
  return data;
}

function predict(filter, a, b, c) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return (a + b) >> 1;
    case 4:
      return paeth(a, b, c);
    default:
      throw new Error(`PNG filter ${filter}`);
  }
}

function paeth(a, b, c) {
  const [fromA, fromB, fromC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (fromA <= fromB && fromA <= fromC) return a;
  return fromB <= fromC ? b : c;
}
