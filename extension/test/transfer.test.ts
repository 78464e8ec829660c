// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {decodeBase64, encodeBase64} from '../src/host/base64.ts';
import {Assembly, BadTransfer, CHUNK_BYTES, chunksOf} from '../src/host/transfer.ts';

const image = Uint8Array.from({length: 1000}, (_, index) => (index * 7) % 256);

describe('base64', () => {
  test('is the same as everybody else’s', () => {
    expect(encodeBase64(image)).toBe(Buffer.from(image).toString('base64'));
    expect([...decodeBase64(Buffer.from(image).toString('base64'))]).toEqual([...image]);
  });
  test('holds for images longer than one call can take', () => {
    const long = new Uint8Array(200_000).fill(201);
    expect(decodeBase64(encodeBase64(long))).toEqual(long);
  });
});

describe('a transfer', () => {
  test.each([1, 7, 333, 999, 1000, 1001])('in chunks of %i bytes arrives as it left', (chunkBytes) => {
    const chunks = [...chunksOf(7, image, chunkBytes)];
    expect(chunks.map(({index}) => index)).toEqual(chunks.map((_, index) => index));
    const assembly = new Assembly({bytes: image.length, chunks: chunks.length});
    for (const chunk of chunks) assembly.add(chunk);
    expect([...assembly.finish()]).toEqual([...image]);
  });

  test('keeps every frame below the 1,000,000 bytes of the protocol', () => {
    const [chunk] = chunksOf(Number.MAX_SAFE_INTEGER, new Uint8Array(CHUNK_BYTES), CHUNK_BYTES);
    expect(JSON.stringify(chunk).length).toBeLessThan(1_000_000);
  });

  const chunk = (index: number, data = 'AQID') => ({type: 'chunk', id: 1, index, data}) as const;
  test.each<[sentence: string, chunks: ReturnType<typeof chunk>[]]>([
    ['a missing chunk', [chunk(0)]],
    ['a gap', [chunk(1)]],
    ['a doubled chunk', [chunk(0), chunk(0)]],
    ['one chunk too many', [chunk(0), chunk(1), chunk(2)]],
    ['more bytes than promised', [chunk(0), chunk(1, 'AQIDBA==')]],
    ['fewer bytes than promised', [chunk(0), chunk(1, 'AQ==')]],
    ['a chunk that is not base64', [chunk(0), chunk(1, '???')]],
  ])('refuses %s', (_, chunks) => {
    const assembly = new Assembly({bytes: 6, chunks: 2});
    expect(() => {
      for (const each of chunks) assembly.add(each);
      assembly.finish();
    }).toThrow(BadTransfer);
  });
});
