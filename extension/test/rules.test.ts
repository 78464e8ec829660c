// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {handlingOf} from '../src/decide/rules.ts';
import {effective, parsePolicy} from '../src/settings/policy.ts';
import {DEFAULTS, type Mode, type Rules} from '../src/settings/settings.ts';

const rules: Rules = {'example.com': {mode: 'block'}, 'chat.example.com': {mode: 'allow'}};
const settings = effective({...DEFAULTS, rules}, parsePolicy({}));

test.each<[sentence: string, host: string | undefined, mode: Mode]>([
  ['the host itself', 'example.com', 'block'],
  ['the nearest parent', 'www.example.com', 'block'],
  ['the more exact rule', 'chat.example.com', 'allow'],
  ['below the more exact rule', 'a.chat.example.com', 'allow'],
  ['no rule for a name that only ends alike', 'notexample.com', 'clean'],
  ['no rule for a name that begins alike', 'example.com.evil.test', 'clean'],
  ['no rule for what every object has', 'constructor', 'clean'],
  ['no rule without a host', undefined, 'clean'],
])('%s', (_, host, mode) => {
  expect(handlingOf(host, settings).mode).toBe(mode);
});
