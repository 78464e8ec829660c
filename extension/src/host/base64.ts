// SPDX-License-Identifier: Apache-2.0

/** Browsers bring a fast base64 of their own; TypeScript's library does not know it yet. */
interface NativeEncode {
  toBase64?(): string;
}
interface NativeDecode {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}

/** How many bytes `String.fromCharCode` takes as arguments without a stack overflow. */
const ARGUMENTS = 0x8000;

export function encodeBase64(bytes: Uint8Array): string {
  const native = bytes as NativeEncode;
  if (native.toBase64) return native.toBase64();
  let binary = '';
  for (let at = 0; at < bytes.length; at += ARGUMENTS) {
    binary += String.fromCharCode(...bytes.subarray(at, at + ARGUMENTS));
  }
  return btoa(binary);
}

/** Throws on anything that is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = Uint8Array as NativeDecode;
  if (native.fromBase64) return native.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
