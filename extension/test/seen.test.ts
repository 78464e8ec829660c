// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import {decide, isCovered, type Learned, type Verdict} from '../src/decide/decide.ts';
import {type Seen, wantedBy} from '../src/decide/seen.ts';
import {effective, type Effective, parsePolicy} from '../src/settings/policy.ts';
import {DEFAULTS, type Settings, SUBJECTS, TREATMENTS, UNSEEN} from '../src/settings/settings.ts';

const host = 'chat.example.com';
const settled = (own: Partial<Settings> = {}, policy: object = {}): Effective =>
  effective({...DEFAULTS, ...own}, parsePolicy(policy));
const saw = (seen: Partial<Seen> = {}): Learned => ({
  risks: [],
  cleanable: true,
  seen: {looked: SUBJECTS, regions: [], redactable: true, ...seen},
});
const decided = (learned: Learned, settings: Effective): Verdict => decide({host, learned}, settings);
const CLEAN: Verdict = {kind: 'clean'};
const REDACT: Verdict = {kind: 'redact'};
const ask = (...because: (Verdict & {kind: 'ask'})['because'][number][]): Verdict => ({kind: 'ask', because});

/** What each treatment makes of one region of its subject. */
const EXPECTED = {
  ignore: {sure: CLEAN, maybe: CLEAN},
  ask: {sure: 'ask', maybe: 'ask'},
  redact: {sure: REDACT, maybe: CLEAN},
} as const;

test.each(
  SUBJECTS.flatMap((subject) =>
    TREATMENTS.flatMap((treatment) => [
      {subject, treatment, sure: true, expected: EXPECTED[treatment].sure},
      {subject, treatment, sure: false, expected: EXPECTED[treatment].maybe},
    ]),
  ),
)('$subject at $treatment, sure: $sure', ({subject, treatment, sure, expected}) => {
  const settings = settled({[subject]: treatment});
  const learned = saw({regions: [{subject, sure}]});
  expect(decided(learned, settings)).toEqual(expected === 'ask' ? ask(subject) : expected);
  // Of nothing that is there, and of what was found of the others, nothing follows.
  expect(decided(saw(), settings)).toEqual(CLEAN);
  const others = SUBJECTS.filter((one) => one !== subject).map((one) => ({subject: one, sure: true}));
  expect(decided(saw({regions: others}), settings)).toEqual(CLEAN);
});

test('by default nobody looks', () => {
  expect(wantedBy(settled())).toEqual([]);
  expect(wantedBy(settled({faces: 'ask', codes: 'redact'}))).toEqual(['faces', 'codes']);
});

test.each(SUBJECTS.flatMap((subject) => (['ask', 'redact'] as const).map((treatment) => ({subject, treatment}))))(
  'a picture that nobody could look into for $subject ($treatment) never passes by itself',
  ({subject, treatment}) => {
    const blind = saw({looked: SUBJECTS.filter((one) => one !== subject)});
    const [asks, blocks] = UNSEEN.map((unseen) => decided(blind, settled({[subject]: treatment, unseen})));
    expect(asks).toEqual(ask('unseen'));
    expect(blocks).toEqual({kind: 'block', because: 'unseen'});
    expect(decided(saw({looked: []}), settled({unseen: 'block'}))).toEqual(CLEAN);
  },
);

test.each<[sentence: string, learned: Learned, settings: Effective, verdict: Verdict]>([
  [
    'what is asked about comes with what would be covered, in one question',
    saw({regions: [{subject: 'faces', sure: true}, {subject: 'text', sure: false}]}), // prettier-ignore
    settled({faces: 'redact', text: 'ask'}),
    ask('text'),
  ],
  [
    'a host that cannot cover has a person asked',
    saw({regions: [{subject: 'faces', sure: true}], redactable: false}),
    settled({faces: 'redact'}),
    ask('faces'),
  ],
  [
    'the reasons of file and picture stand together',
    {...saw({regions: [{subject: 'codes', sure: true}], looked: ['codes']}), risks: ['location']},
    settled({askWhen: ['location'], codes: 'ask', faces: 'ask'}),
    ask('location', 'codes', 'unseen'),
  ],
  [
    'a site’s own rule counts before what holds everywhere',
    saw({regions: [{subject: 'faces', sure: true}]}),
    settled({faces: 'ask', rules: {[host]: {faces: 'redact'}}}),
    REDACT,
  ],
  [
    'the organisation’s setting counts before the person’s rule',
    saw({regions: [{subject: 'faces', sure: true}]}),
    settled({rules: {[host]: {faces: 'ignore'}}}, {faces: 'ask'}),
    ask('faces'),
  ],
  [
    '"always" ends questions about the file, not about what is seen',
    {...saw({regions: [{subject: 'faces', sure: true}]}), risks: ['location']},
    settled({askWhen: ['location'], faces: 'ask', rules: {[host]: {unasked: true}}}),
    ask('faces'),
  ],
  [
    'an allowed site gets what it gets',
    saw({looked: []}),
    settled({faces: 'ask', unseen: 'block', rules: {[host]: {mode: 'allow'}}}),
    {kind: 'pass', because: 'allowed-site'},
  ],
  [
    'what is to be held back is not asked about either',
    saw({looked: []}),
    settled({fallback: 'ask', faces: 'ask', unseen: 'block'}),
    {kind: 'block', because: 'unseen'},
  ],
])('%s', (_, learned, settings, verdict) => {
  expect(decided(learned, settings)).toEqual(verdict);
});

test('only what is sure and to be redacted is covered unasked', () => {
  const sight = settled({faces: 'redact', text: 'ask'});
  expect(isCovered({subject: 'faces', sure: true}, sight)).toBe(true);
  expect(isCovered({subject: 'faces', sure: false}, sight)).toBe(false);
  expect(isCovered({subject: 'text', sure: true}, sight)).toBe(false);
});
