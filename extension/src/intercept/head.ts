// SPDX-License-Identifier: Apache-2.0
import {HEAD_BYTES} from '../decide/sniff.ts';

/**
 * The first bytes of a file, read at once: only while an event is handled can it be let go on as the browser made it.
 * A synchronous request for a blob: address is the one way to read in a window without waiting. Undefined where the
 * browser or the page's policy does not allow it.
 */
export function headNow(file: File): Uint8Array<ArrayBuffer> | undefined {
  let address: string | undefined;
  try {
    address = URL.createObjectURL(file.slice(0, HEAD_BYTES));
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    // Each byte a character; in a window no other form can be had synchronously.
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    const text = request.responseText;
    if (text.length !== Math.min(file.size, HEAD_BYTES)) return undefined;
    return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
  } catch {
    return undefined;
  } finally {
    if (address !== undefined) URL.revokeObjectURL(address);
  }
}
