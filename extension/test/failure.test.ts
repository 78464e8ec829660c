// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {codeOfDisconnect, type FailureCode, failureOf, knownCode} from '../src/host/failure.ts';

test.each<[text: string | undefined, code: FailureCode]>([
  ['Specified native messaging host not found.', 'host_not_found'],
  ['No such native application io.github.scrubjay', 'host_not_found'],
  ['Access to the specified native messaging host is forbidden.', 'host_forbidden'],
  ['Native host has exited.', 'host_exited'],
  ['Error when communicating with the native messaging host.', 'host_garbled'],
  [
    'Native application tried to send a message of 1819043176 bytes, which exceeds the limit of 1048576 bytes.',
    'host_garbled',
  ],
  ['An unexpected error occurred', 'host_garbled'],
  ['', 'host_exited'],
  [undefined, 'host_exited'],
  ['words that no browser says today', 'host_exited'],
])('"%s" means %s', (text, code) => {
  expect(codeOfDisconnect(text, false)).toBe(code);
});

test('a pipe that breaks after hello means that the host was killed', () => {
  expect(codeOfDisconnect('Error when communicating with the native messaging host.', true)).toBe('host_exited');
});

test('every error has a code', () => {
  expect(failureOf(new TypeError('x')).code).toBe('internal');
  expect(failureOf('x').code).toBe('internal');
  expect(knownCode('a_code_of_tomorrow')).toBe('internal');
  expect(knownCode('bad_image')).toBe('bad_image');
});
