// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {sha256} from '../src/host/digest.ts';

test('SHA-256 is written as the protocol has it', async () => {
  // FIPS 180-2, appendix B.1
  const abc = new TextEncoder().encode('abc');
  expect(await sha256(abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
