// SPDX-License-Identifier: Apache-2.0
import {decodeBase64, encodeBase64} from './base64.ts';
import type {Chunk} from './protocol.ts';

/** Raw bytes of one chunk: measured as fast as larger ones, and as base64 far below the 1,000,000 bytes of a frame. */
export const CHUNK_BYTES = 256 * 1024;

/** The chunks of an image in order, made one at a time so that never more than one is held as base64. */
export function* chunksOf(id: number, image: Uint8Array, chunkBytes: number): Generator<Chunk> {
  for (let index = 0, at = 0; at < image.length; index++, at += chunkBytes) {
    yield {type: 'chunk', id, index, data: encodeBase64(image.subarray(at, at + chunkBytes))};
  }
}

/** The chunks that came do not make the image that was promised. */
export class BadTransfer extends Error {
  override readonly name = 'BadTransfer';
}

/** Puts an image together from the chunks of one answer. */
export class Assembly {
  readonly #image: Uint8Array<ArrayBuffer>;
  readonly #chunks: number;
  #next = 0;
  #at = 0;

  constructor(promised: {bytes: number; chunks: number}) {
    this.#image = new Uint8Array(promised.bytes);
    this.#chunks = promised.chunks;
  }

  add(chunk: Chunk): void {
    if (chunk.index !== this.#next) throw new BadTransfer(`chunk ${chunk.index} came, ${this.#next} was due`);
    if (chunk.index >= this.#chunks) throw new BadTransfer(`more than ${this.#chunks} chunks came`);
    let bytes: Uint8Array;
    try {
      bytes = decodeBase64(chunk.data);
    } catch {
      throw new BadTransfer(`chunk ${chunk.index} is not base64`);
    }
    if (bytes.length > this.#image.length - this.#at) throw new BadTransfer('the chunks exceed the promised size');
    this.#image.set(bytes, this.#at);
    this.#at += bytes.length;
    this.#next++;
  }

  /** The whole image; throws while anything is missing. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#next !== this.#chunks || this.#at !== this.#image.length) {
      throw new BadTransfer(`${this.#at} bytes in ${this.#next} chunks came, ${this.#image.length} were due`);
    }
    return this.#image;
  }
}
