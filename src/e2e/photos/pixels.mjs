// SPDX-License-Identifier: Apache-2.0
import jpeg from 'jpeg-js';
import {inflateSync} from 'node:zlib';
import {PNG_SIGNATURE} from './png-photo.mjs';

/**
 * The pixels that a decoder gets out of an image file. These decoders are none of the product's.
 * @param {Buffer} image JPEG, or PNG of eight bits RGB or RGBA
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
  let [width, height, channels] = [0, 0, 0];
  for (let at = PNG_SIGNATURE.length, type = ''; type !== 'IEND';) {
    const length = image.readUInt32BE(at);
    type = image.toString('latin1', at + 4, at + 8);
    const body = image.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = body[9] === 6 ? 4 : 3;
      if (body[8] !== 8 || (body[9] !== 6 && body[9] !== 2) || body[12] !== 0) throw new Error('not 8 bits RGB or RGBA');
    }
    if (type === 'IDAT') packed.push(body);
    at += length + 12;
  }
  const data = unfilter(inflateSync(Buffer.concat(packed)), width, height, channels);
  return {width, height, data: channels === 4 ? data : opaque(data)};
}

/** RGB as RGBA. @param {Buffer} rgb */
function opaque(rgb) {
  const data = Buffer.alloc((rgb.length / 3) * 4, 255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) rgb.copy(data, to, from, from + 3);
  return data;
}

/** PNG (clause 9): each row begins with its filter; a byte is predicted from left (a), above (b), above left (c). */
function unfilter(rows, width, height, channels) {
  const stride = width * channels;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const a = x >= channels ? data[y * stride + x - channels] : 0;
      const b = y > 0 ? data[(y - 1) * stride + x] : 0;
      const c = x >= channels && y > 0 ? data[(y - 1) * stride + x - channels] : 0;
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
