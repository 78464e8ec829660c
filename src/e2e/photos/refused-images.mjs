// SPDX-License-Identifier: Apache-2.0
import {makeJpegPhoto} from './jpeg-photo.mjs';
import {SECRETS} from './secrets.mjs';

/** A picture of one pixel with a comment, in a format that the host does not clean. */
export function makeGif() {
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0', 'latin1'),
    Buffer.from([0x21, 0xfe, SECRETS.comment.length]),
    Buffer.from(SECRETS.comment),
    Buffer.from([0]),
    Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1'),
  ]);
}

/** A photo that breaks off before its picture, as a download that failed leaves it. */
export function makeTruncatedJpeg() {
  return makeJpegPhoto({width: 64, height: 48}).subarray(0, 4000);
}
