// SPDX-License-Identifier: Apache-2.0
import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {exportText, importText} from '../src/settings/exchange.ts';
import {effective, MANAGED_SCHEMA, parsePolicy} from '../src/settings/policy.ts';
import {problemOf} from '../src/settings/schema.ts';
import {
  CONDITIONS,
  DEFAULTS,
  differencesOf,
  FORMER_CONDITIONS,
  hostIn,
  isHost,
  MODES,
  parseSettings,
  type Settings,
  SETTINGS_SCHEMA,
  VERSION,
} from '../src/settings/settings.ts';

describe('settings out of what is stored', () => {
  test.each<[sentence: string, stored: unknown, settings: Partial<Settings>]>([
    ['nothing stored yet', undefined, {}],
    ['something that is no object', 'allow', {}],
    ['values of wrong types', {keepNames: 'yes', keepColourProfile: 1, rules: 'all', fallback: 'off'}, {}],
    ['version 1, a mode for each host', {rules: {'a.test': 'allow'}}, {rules: {'a.test': {mode: 'allow'}}}],
    [
      'a rule of an unknown mode',
      {rules: {'a.test': 'trust', 'b.test': 'block'}},
      {rules: {'b.test': {mode: 'block'}}},
    ],
    ['a rule for what is no host', {version: 2, rules: {'a/b': {mode: 'allow'}}}, {}],
    ['a rule with an unknown member', {version: 2, rules: {'a.test': {mode: 'allow', all: true}}}, {}],
    ['conditions, one of them unknown', {version: 2, askWhen: ['location', 'mood']}, {}],
    ['what was chosen', {keepNames: true, fallback: 'block'}, {keepNames: true, fallback: 'block'}],
    ['version 2', {version: 2, askWhen: ['location'], receiptLimit: 50}, {askWhen: ['location'], receiptLimit: 50}],
    [
      'conditions that became settings of their own',
      {version: 2, askWhen: ['face', 'location', 'text', 'code'], text: 'redact'},
      {askWhen: ['location'], faces: 'ask', text: 'redact', codes: 'ask'},
    ],
    ['an attitude that is none', {version: 2, faces: 'blur', unseen: 'pass'}, {}],
    ['a later version', {version: 3, keepNames: true, colour: 'red'}, {keepNames: true}],
  ])('%s', (_, stored, settings) => {
    expect(parseSettings(stored)).toEqual({...DEFAULTS, ...settings});
  });

  test('by default images are cleaned, nothing is kept, and receipts end with the browser', () => {
    expect(DEFAULTS).toMatchObject({fallback: 'clean', rules: {}, askWhen: [], receipts: 'session'});
    expect(DEFAULTS).toMatchObject({faces: 'ignore', text: 'ignore', codes: 'ignore', unseen: 'ask'});
    expect([DEFAULTS.keepNames, DEFAULTS.keepColourProfile, DEFAULTS.reencode]).toEqual([false, false, false]);
  });

  test('survive being stored', () => {
    const settings: Settings = {...DEFAULTS, fallback: 'ask', rules: {'a.test': {mode: 'allow', keepNames: true}}};
    expect(parseSettings(differencesOf(settings))).toEqual(settings);
    expect(differencesOf(settings)).toEqual({version: VERSION, fallback: 'ask', rules: settings.rules});
    expect(differencesOf(DEFAULTS)).toEqual({version: VERSION});
  });
});

describe('the schema', () => {
  const ajv = new Ajv2020({strict: false}).compile(SETTINGS_SCHEMA);

  test('knows every setting and nothing else', () => {
    expect(Object.keys(SETTINGS_SCHEMA.properties ?? {}).sort()).toEqual(['version', ...Object.keys(DEFAULTS)].sort());
    expect(SETTINGS_SCHEMA.properties?.['fallback']?.enum).toEqual(MODES);
    expect(SETTINGS_SCHEMA.properties?.['askWhen']?.items?.enum).toEqual([
      ...CONDITIONS,
      ...Object.keys(FORMER_CONDITIONS),
    ]);
  });

  // A validator of our own is only as good as one that everybody uses.
  test.each<unknown>([
    {},
    DEFAULTS,
    {version: 2, rules: {'a.test': {mode: 'ask', reencode: true}}},
    [],
    null,
    'text',
    {rules: []},
    {rules: {'a.test': 'allow'}},
    {rules: {'a.test': {mode: 'trust'}}},
    {rules: {'a.test': {extra: 1}}},
    {askWhen: 'location'},
    {askWhen: ['location', 'mood']},
    {receiptLimit: 9},
    {receiptLimit: 1001},
    {receiptLimit: 20.5},
    {receiptLimit: '20'},
    {version: 1},
    {unknown: true},
    {constructor: true},
    {keepNames: null},
  ])('judges %j as a validator of the whole standard does', (value) => {
    expect(problemOf(value, SETTINGS_SCHEMA) === undefined).toBe(ajv(value));
  });
});

describe('a file of settings', () => {
  test('comes back as it was', () => {
    const settings: Settings = {...DEFAULTS, askWhen: ['location'], rules: {localhost: {mode: 'ask'}}};
    expect(importText(exportText(settings))).toEqual({settings});
  });

  test('holds differences only', () => {
    expect(JSON.parse(exportText({...DEFAULTS, keepNames: true}))).toEqual({version: 2, keepNames: true});
  });

  test.each<[sentence: string, text: string, refusal: object]>([
    ['that is no JSON', 'PK\u0003\u0004', {code: 'not-json'}],
    ['that is empty', '', {code: 'not-json'}],
    ['that is a list', '[1]', {code: 'type', expected: 'object'}],
    ['without a version', '{}', {where: 'version'}],
    ['of another version', '{"version": 9}', {where: 'version', code: 'range'}],
    ['with an unknown member', '{"version": 2, "proxy": "x"}', {where: 'proxy', code: 'unknown'}],
    ['with an unknown mode', '{"version": 2, "fallback": "trust"}', {where: 'fallback', code: 'choice'}],
    ['with a rule that is none', '{"version": 2, "rules": {"a.test": "allow"}}', {where: 'rules.a.test', code: 'type'}],
    [
      'with a host that is none',
      '{"version": 2, "rules": {"a.test/x": {"mode": "allow"}}}',
      {where: 'a.test/x', code: 'host'},
    ],
    ['that is far too long', ' '.repeat(1_000_001), {code: 'too-long'}],
  ])('%s is refused with a reason', (_, text, refusal) => {
    expect(importText(text)).toMatchObject({refusal});
  });
});

describe('a policy', () => {
  test('locks what it sets, and nothing else', () => {
    const merged = effective({...DEFAULTS, keepNames: true}, parsePolicy({keepNames: false, uploadOriginal: false}));
    expect(merged).toMatchObject({keepNames: false, uploadOriginal: false});
    expect([...merged.locked].sort()).toEqual(['keepNames', 'uploadOriginal']);
  });

  test('can set every setting', () => {
    const all = {...DEFAULTS, fallback: 'block', askWhen: ['location'], rules: {'a.test': {mode: 'ask'}}};
    expect(parsePolicy(all).settings).toEqual(all);
    for (const key of Object.keys(DEFAULTS)) expect(MANAGED_SCHEMA.properties).toHaveProperty(key);
  });

  test('with a condition of the earlier form locks what it is now', () => {
    const merged = effective({...DEFAULTS, faces: 'redact'}, parsePolicy({askWhen: ['face']}));
    expect(merged).toMatchObject({faces: 'ask', askWhen: []});
    expect([...merged.locked].sort()).toEqual(['askWhen', 'faces']);
  });

  test('without a word changes nothing', () => {
    expect(effective(DEFAULTS, parsePolicy(undefined))).toEqual({
      ...DEFAULTS,
      policyRules: {},
      locked: [],
      pausing: true,
      sites: [],
    });
  });

  test('has a schema of the kind that Chrome takes: an object, one type each, open at its top', () => {
    expect(MANAGED_SCHEMA).toMatchObject({type: 'object'});
    expect(MANAGED_SCHEMA).not.toHaveProperty('additionalProperties');
    // Chrome refuses to load an extension whose schema closes an object by `false`.
    expect(JSON.stringify(MANAGED_SCHEMA)).not.toContain('"additionalProperties":false');
    for (const schema of Object.values(MANAGED_SCHEMA.properties ?? {})) expect(typeof schema.type).toBe('string');
  });
});

describe('a host', () => {
  test.each(['example.com', 'localhost', '192.168.1.5', '[::1]', 'xn--mnchen-3ya.de'])('%s is one', (text) => {
    expect(isHost(text)).toBe(true);
  });
  test.each(['', 'a/b', 'a:80', 'http://a', 'a b', 'A.test', '*.a.test', 'münchen.de'])('"%s" is none', (text) => {
    expect(isHost(text)).toBe(false);
  });
  test.each<[typed: string, host: string | undefined]>([
    ['https://Chat.Example.com/c/1?x', 'chat.example.com'],
    ['localhost:3000', 'localhost'],
    [' münchen.de ', 'xn--mnchen-3ya.de'],
    ['example.com/path', 'example.com'],
    ['not a host', undefined],
    ['', undefined],
  ])('in "%s" is %s', (typed, host) => {
    expect(hostIn(typed)).toBe(host);
  });
});
