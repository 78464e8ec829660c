// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {decide} from '../src/decide/decide.ts';
import {DEFAULTS, type Mode, type Settings} from '../src/settings/settings.ts';

const with_ = (rules: Record<string, Mode>, fallback: Mode = 'clean'): Settings => ({...DEFAULTS, rules, fallback});

test.each<[sentence: string, host: string | undefined, settings: Settings, kind: string]>([
  ['every image is cleaned by default', 'chatgpt.com', DEFAULTS, 'clean'],
  ['an unknown host is cleaned', undefined, with_({'chatgpt.com': 'allow'}), 'clean'],
  ['an allowed site gets the original', 'chatgpt.com', with_({'chatgpt.com': 'allow'}), 'pass'],
  ['a blocked site gets nothing', 'chatgpt.com', with_({'chatgpt.com': 'block'}), 'block'],
  ['another site is not touched by that rule', 'claude.ai', with_({'chatgpt.com': 'allow'}), 'clean'],
  ['a rule is stronger than the fallback', 'claude.ai', with_({'claude.ai': 'clean'}, 'block'), 'clean'],
  ['without a rule the fallback decides', 'claude.ai', with_({}, 'block'), 'block'],
])('%s', (_, host, settings, kind) => {
  expect(decide({host}, settings).kind).toBe(kind);
});
