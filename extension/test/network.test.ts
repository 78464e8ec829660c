// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const SOURCES = new URL('../src/', import.meta.url);

/** What can carry something away. */
const CARRIERS =
  /\b(fetch\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts)/g;

test('nothing in the extension can send anything away', () => {
  const found = readdirSync(SOURCES, {recursive: true, encoding: 'utf8'})
    .filter((file) => /\.(ts|html)$/.test(file))
    .flatMap((file) => {
      const uses = readFileSync(new URL(file, SOURCES), 'utf8').match(CARRIERS) ?? [];
      return uses.map((use) => `${file}: ${use}`);
    });
  // Reads a blob: address of its own, the one way to read bytes without waiting.
  expect(found).toEqual(['intercept/head.ts: XMLHttpRequest']);
});
