// SPDX-License-Identifier: Apache-2.0
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import product from '../../src/product.json' with {type: 'json'};
import packageJson from '../package.json' with {type: 'json'};

test('the key in the manifest gives the id that the host allows', () => {
  const key = readFileSync(new URL('../manifest-key.txt', import.meta.url), 'utf8').trim();
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  // Chromium writes the first 128 bits with the letters a to p.
  const id = digest.slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  expect(product.chromiumIds).toContain(id);
});

test('the host’s name is one that browsers accept', () => {
  expect(product.hostName).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
});

test('the extension has the version of the whole product', () => {
  const pom = readFileSync(new URL('../../pom.xml', import.meta.url), 'utf8');
  expect(/<version>([^<]+)<\/version>/.exec(pom)?.[1]).toBe(packageJson.version);
});
