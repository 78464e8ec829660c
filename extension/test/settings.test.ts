// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {DEFAULTS, parseSettings, type Settings} from '../src/settings/settings.ts';

test.each<[sentence: string, stored: unknown, settings: Partial<Settings>]>([
  ['nothing stored yet', undefined, {}],
  ['something that is no object', 'allow', {}],
  ['values of wrong types', {keepNames: 'yes', keepColourProfile: 1, rules: 'all', fallback: 'off'}, {}],
  ['a rule of an unknown mode', {rules: {'a.test': 'trust', 'b.test': 'block'}}, {rules: {'b.test': 'block'}}],
  ['what was chosen', {keepNames: true, fallback: 'block'}, {keepNames: true, fallback: 'block'}],
])('%s', (_, stored, settings) => {
  expect(parseSettings(stored)).toEqual({...DEFAULTS, ...settings});
});

test('by default images are cleaned and names are not kept', () => {
  expect(DEFAULTS).toEqual({keepNames: false, keepColourProfile: false, rules: {}, fallback: 'clean'});
});
