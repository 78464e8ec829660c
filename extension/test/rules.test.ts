// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {ruleFor} from '../src/decide/rules.ts';
import type {Mode} from '../src/settings/settings.ts';

const rules: Record<string, Mode> = {'example.com': 'block', 'chat.example.com': 'allow'};

test.each<[sentence: string, host: string | undefined, mode: Mode | undefined]>([
  ['the host itself', 'example.com', 'block'],
  ['the nearest parent', 'www.example.com', 'block'],
  ['the more exact rule', 'chat.example.com', 'allow'],
  ['below the more exact rule', 'a.chat.example.com', 'allow'],
  ['no rule for a name that only ends alike', 'notexample.com', undefined],
  ['no rule for a name that begins alike', 'example.com.evil.test', undefined],
  ['no rule for what every object has', 'constructor', undefined],
  ['no rule without a host', undefined, undefined],
])('%s', (_, host, mode) => {
  expect(ruleFor(host, rules)).toBe(mode);
});
