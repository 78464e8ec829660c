// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {decide, type Learned, type Verdict} from '../src/decide/decide.ts';
import {handlingOf} from '../src/decide/rules.ts';
import {effective, type Effective, parsePolicy} from '../src/settings/policy.ts';
import {DEFAULTS, type Settings} from '../src/settings/settings.ts';

const chat = 'chat.example.com';
const settled = (own: Partial<Settings> = {}, policy: object = {}): Effective =>
  effective({...DEFAULTS, ...own}, parsePolicy(policy));
const rules = (mode: 'clean' | 'ask' | 'allow' | 'block', host = chat) => ({rules: {[host]: {mode}}});
const photo: Learned = {risks: ['device'], cleanable: true};
const located: Learned = {risks: ['device', 'location'], cleanable: true};
const strange: Learned = {risks: [], cleanable: false};

const CLEAN: Verdict = {kind: 'clean'};
const ASK: Verdict = {kind: 'ask', because: []};
const BLOCK: Verdict = {kind: 'block', because: 'blocked-site'};
const ALLOWED: Verdict = {kind: 'pass', because: 'allowed-site'};
const PAUSED: Verdict = {kind: 'pass', because: 'paused'};

type Row = [sentence: string, upload: Partial<Parameters<typeof decide>[0]>, settings: Effective, verdict: Verdict];

test.each<Row>([
  ['every image is cleaned by default', {}, settled(), CLEAN],
  ['an unknown host is cleaned', {host: undefined}, settled(rules('allow')), CLEAN],
  ['an allowed site gets the original', {}, settled(rules('allow')), ALLOWED],
  ['a blocked site gets nothing', {}, settled(rules('block')), BLOCK],
  ['a site to ask about is asked about', {}, settled(rules('ask')), ASK],
  ['the rule of a parent domain holds', {}, settled(rules('block', 'example.com')), BLOCK],
  ['another site is not touched by a rule', {host: 'claude.ai'}, settled(rules('allow')), CLEAN],
  ['the more exact rule wins', {}, settled({rules: {'example.com': {mode: 'block'}, [chat]: {mode: 'ask'}}}), ASK],
  ['a rule is stronger than the default', {}, settled({fallback: 'block', ...rules('clean')}), CLEAN],
  ['without a rule the default decides', {}, settled({fallback: 'block'}), BLOCK],
  [
    'a rule without a mode leaves the mode to the default',
    {},
    settled({fallback: 'ask', rules: {[chat]: {keepNames: true}}}),
    ASK,
  ],

  [
    'a location asks, where the person wants that',
    {learned: located},
    settled({askWhen: ['location']}),
    {kind: 'ask', because: ['location']},
  ],
  ['a photo without a location does not', {learned: photo}, settled({askWhen: ['location']}), CLEAN],
  ['a location alone raises nothing by default', {learned: located}, settled(), CLEAN],
  ['nothing is raised before anybody looked', {}, settled({askWhen: ['location', 'uncleanable']}), CLEAN],
  [
    'a kind that cannot be cleaned asks',
    {learned: strange},
    settled({askWhen: ['uncleanable']}),
    {kind: 'ask', because: ['uncleanable']},
  ],
  [
    'no condition asks where the person said always',
    {learned: located},
    settled({askWhen: ['location'], rules: {[chat]: {mode: 'clean', unasked: true}}}),
    CLEAN,
  ],
  [
    'unless the organisation wants it asked',
    {learned: located},
    settled({rules: {[chat]: {mode: 'clean', unasked: true}}}, {askWhen: ['location']}),
    {kind: 'ask', because: ['location']},
  ],
  ['a condition does not lift a block', {learned: located}, settled({askWhen: ['location'], ...rules('block')}), BLOCK],
  [
    'a condition is nothing to an allowed site',
    {learned: located},
    settled({askWhen: ['location'], ...rules('allow')}),
    ALLOWED,
  ],

  ['a paused site gets the original', {paused: true}, settled(), PAUSED],
  ['a pause ends Ask too', {paused: true}, settled(rules('ask')), PAUSED],
  ['a pause does not lift a block', {paused: true}, settled(rules('block')), BLOCK],
  ['a policy can forbid pausing', {paused: true}, settled({}, {pausing: false}), CLEAN],

  ['the organisation’s rule beats the person’s own', {}, settled(rules('allow'), rules('block')), BLOCK],
  ['also where the person’s is more exact', {}, settled(rules('allow'), rules('clean', 'example.com')), CLEAN],
  ['the organisation’s default leaves own rules', {}, settled(rules('allow'), {fallback: 'block'}), ALLOWED],
  ['unless it takes them away', {}, settled(rules('allow'), {fallback: 'block', ownRules: false}), BLOCK],
  ['a broken policy counts as none', {}, settled(rules('block'), {rules: 'all', fallback: 7}), BLOCK],
  [
    'the organisation can ask for a location',
    {learned: located},
    settled({}, {askWhen: ['location']}),
    {kind: 'ask', because: ['location']},
  ],
])('%s', (_, upload, settings, verdict) => {
  expect(decide({host: chat, ...upload}, settings)).toEqual(verdict);
});

describe('why a site is handled as it is', () => {
  test.each<[sentence: string, settings: Effective, why: object]>([
    ['nobody said anything', settled(), {mode: 'clean', from: 'default'}],
    ['a rule for a parent', settled(rules('ask', 'example.com')), {mode: 'ask', from: 'rule', at: 'example.com'}],
    ['a rule of the organisation', settled(rules('ask'), rules('block')), {mode: 'block', from: 'policy', at: chat}],
    ['the organisation’s default', settled({}, {fallback: 'ask'}), {mode: 'ask', from: 'policy'}],
    ['a rule’s option', settled({rules: {[chat]: {keepNames: true}}}), {keepNames: true, keepColourProfile: false}],
    [
      'an option that the organisation fixed',
      settled({rules: {[chat]: {keepNames: true, reencode: true}}}, {keepNames: false}),
      {keepNames: false, reencode: true},
    ],
    [
      'an option that the organisation’s own rule lifts again',
      settled({}, {keepNames: false, rules: {'example.com': {keepNames: true}}}),
      {keepNames: true, mode: 'clean', from: 'default'},
    ],
  ])('%s', (_, settings, why) => {
    expect(handlingOf(chat, settings)).toMatchObject(why);
  });
});
