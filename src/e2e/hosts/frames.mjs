// SPDX-License-Identifier: Apache-2.0
import {endianness} from 'node:os';

const HEADER_BYTES = 4;
const little = endianness() === 'LE';

/**
 * Native messaging's frame: length in native byte order, then that much UTF-8.
 * @param {string | object} message a string goes out as it is, whether it is JSON or not
 */
export function frameOf(message) {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  const frame = Buffer.alloc(HEADER_BYTES + body.length);
  if (little) frame.writeUInt32LE(body.length);
  else frame.writeUInt32BE(body.length);
  body.copy(frame, HEADER_BYTES);
  return frame;
}

/**
 * The messages in a stream of frames, until it ends. What is no frame makes it throw.
 * @param {AsyncIterable<Buffer>} stream
 * @returns {AsyncGenerator<any>}
 */
export async function* messagesIn(stream) {
  let rest = Buffer.alloc(0);
  for await (const bytes of stream) {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= HEADER_BYTES) {
      const length = little ? rest.readUInt32LE() : rest.readUInt32BE();
      if (length > 2 ** 20) throw new Error(`no frame: ${JSON.stringify(rest.toString('latin1', 0, 40))}`);
      if (rest.length < HEADER_BYTES + length) break;
      yield JSON.parse(rest.toString('utf8', HEADER_BYTES, HEADER_BYTES + length));
      rest = rest.subarray(HEADER_BYTES + length);
    }
  }
  if (rest.length > 0) throw new Error(`${rest.length} bytes of an unfinished frame at the end`);
}
