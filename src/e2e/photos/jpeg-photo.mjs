// SPDX-License-Identifier: Apache-2.0
import jpeg from 'jpeg-js';
import {exif} from './exif.mjs';
import {drawPicture} from './picture.mjs';
import {SECRETS} from './secrets.mjs';
import {xmp} from './xmp.mjs';

const QUALITY = 88;
const COM = 0xfe;
const APP1 = 0xe1;
const APP13 = 0xed;

/** SOI and the JFIF segment that every encoder writes first: 2 + 2 + 16 bytes. */
const JFIF_END = 20;

/**
 * A photo as a phone or camera makes it: location, owner, camera, serial number, time, comment and thumbnail in Exif,
 * more in XMP, IPTC and a comment, and bytes after the end.
 * @param {{width?: number, height?: number, grain?: number, orientation?: number, thumbnail?: boolean}} [options]
 * @returns {Buffer}
 */
export function makeJpegPhoto({width = 1200, height = 800, grain = 0, orientation, thumbnail = true} = {}) {
  const picture = plainJpeg(width, height, grain);
  return Buffer.concat([
    picture.subarray(0, JFIF_END),
    segment(APP1, Buffer.from('Exif\0\0'), exif({orientation, thumbnail: thumbnail ? makeThumbnail() : undefined})),
    segment(APP1, Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp()),
    segment(APP13, Buffer.from('Photoshop 3.0\0'), iptcResource()),
    segment(COM, Buffer.from(SECRETS.comment)),
    picture.subarray(JFIF_END),
    Buffer.from(SECRETS.trailer),
  ]);
}

/** A photo of several megabytes: it takes many chunks to the host. */
export function makeLargeJpegPhoto() {
  return makeJpegPhoto({width: 2400, height: 1600, grain: 90});
}

function makeThumbnail() {
  const picture = plainJpeg(160, 106, 0);
  return Buffer.concat([
    picture.subarray(0, JFIF_END),
    segment(COM, Buffer.from(SECRETS.owner)),
    picture.subarray(JFIF_END),
  ]);
}

/** @param {number} width @param {number} height @param {number} grain */
function plainJpeg(width, height, grain) {
  return jpeg.encode(drawPicture(width, height, {grain}), QUALITY).data;
}

/**
 * @param {number} marker
 * @param {...Buffer} content
 */
function segment(marker, ...content) {
  const body = Buffer.concat(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Photoshop's image resource 0x0404: IPTC-IIM records 2:80 by-line, 2:90 city, 2:120 caption. */
function iptcResource() {
  const records = Buffer.concat([
    iptcRecord(80, SECRETS.artist),
    iptcRecord(90, SECRETS.city),
    iptcRecord(120, SECRETS.comment),
  ]);
  const head = Buffer.from('8BIM\x04\x04\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(records.length, 8);
  return Buffer.concat([head, records, Buffer.alloc(records.length % 2)]);
}

/** @param {number} number @param {string} text */
function iptcRecord(number, text) {
  return Buffer.concat([Buffer.from([0x1c, 2, number, 0, text.length]), Buffer.from(text)]);
}
