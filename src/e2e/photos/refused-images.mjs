// SPDX-License-Identifier: Apache-2.0
import {makeJpegPhoto} from './jpeg-photo.mjs';
import {SECRETS} from './secrets.mjs';

/** A JPEG 2000 (signature, file type, a comment in a box of XML): a format that the host does not clean. */
export function makeJpeg2000() {
  const comment = Buffer.from(SECRETS.comment);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + comment.length);
  return Buffer.concat([
    Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1'),
    Buffer.from('\0\0\0\x14ftypjp2 \0\0\0\0jp2 ', 'latin1'),
    size,
    Buffer.from('xml '),
    comment,
  ]);
}

/** A photo that breaks off before its picture, as a download that failed leaves it. */
export function makeTruncatedJpeg() {
  return makeJpegPhoto({width: 64, height: 48}).subarray(0, 4000);
}
