// SPDX-License-Identifier: Apache-2.0
import {TAIL_BYTES} from '../decide/containers.ts';
import {HEAD_BYTES} from '../decide/sniff.ts';

/** The first bytes of a file, read at once. */
export function headNow(file: File): Uint8Array<ArrayBuffer> | undefined {
  return bytesNow(file.slice(0, HEAD_BYTES));
}

/** The last bytes of a file, read at once. */
export function tailNow(file: File): Uint8Array<ArrayBuffer> | undefined {
  return bytesNow(file.slice(-TAIL_BYTES));
}

/**
 * Read at once: only while an event is handled can it be let go on as the browser made it.
 * A synchronous request for a blob: address is the one way to read in a window without waiting. Undefined where the
 * browser or the page's policy does not allow it.
 */
function bytesNow(part: Blob): Uint8Array<ArrayBuffer> | undefined {
  let address: string | undefined;
  try {
    address = URL.createObjectURL(part);
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    // Each byte a character; in a window no other form can be had synchronously.
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    const text = request.responseText;
    if (text.length !== part.size) return undefined;
    return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
  } catch {
    return undefined;
  } finally {
    if (address !== undefined) URL.revokeObjectURL(address);
  }
}
