// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {HOST_CODES, OWN_CODES} from '../src/host/failure.ts';
import {RISKS} from '../src/host/protocol.ts';
import {LABELS, STYLES} from '../src/host/region.ts';
import {TOPICS} from '../src/decide/facts.ts';
import {LAWS, REQUESTS} from '../src/letter/request.ts';
import {FACT_ANSWERS} from '../src/ui/facts.ts';
import {KEYS} from '../src/ui/notice.ts';
import {PAGES} from '../src/ui/page.ts';
import {
  CONDITIONS,
  EMBEDDED,
  MODES,
  RECEIPTS,
  SITE_OPTIONS,
  SUBJECTS,
  TREATMENTS,
  UNSEEN,
} from '../src/settings/settings.ts';

const LOCALES = new URL('../public/_locales/', import.meta.url);
const NATIVE_HOST = new URL('../../native-host/src/main/java/io/github/scrubjay/', import.meta.url);

interface Text {
  readonly message: string;
  readonly placeholders?: Record<string, {readonly content: string}>;
}
const locales = new Map(
  readdirSync(LOCALES).map((name) => [
    name,
    JSON.parse(readFileSync(new URL(`${name}/messages.json`, LOCALES), 'utf8')) as Record<string, Text>,
  ]),
);
const english = locales.get('en') ?? {};

test('there are six languages', () => {
  expect([...locales.keys()].sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'pl']);
});

/** To whom a letter can go; `delete-account` is no such way, and no law here has a Swiss representative. */
const WAYS = ['requests', 'privacy', 'dpo', 'eu_representative', 'uk_representative'];

/** Keys that are put together from a value; the kinds and carriers are the host's own lists. */
function builtKeys(): string[] {
  const codes = [...HOST_CODES, ...OWN_CODES];
  return [
    ...codes.flatMap((code) => [`failure_${code}`, `advice_${code}`]),
    ...RISKS.map((risk) => `risk_${risk}`),
    ...MODES.flatMap((mode) => [`mode_${mode}`, `mode_${mode}_hint`, `popup_site_${mode}`]),
    ...CONDITIONS.flatMap((condition) => [`condition_${condition}`, `review_why_${condition}`]),
    ...SUBJECTS.flatMap((subject) => [`subject_${subject}`, `review_why_${subject}`]),
    'review_why_unseen',
    ...Object.values(KEYS).flatMap((key) => [key, `${key}_many`]),
    ...['own', ...LABELS].map((label) => `label_${label.replaceAll('-', '_')}`),
    ...STYLES.map((style) => `style_${style}`),
    ...[...TREATMENTS, 'default'].map((treatment) => `treatment_${treatment}`),
    ...UNSEEN.map((what) => `unseen_${what}`),
    ...[...SITE_OPTIONS, 'uploadOriginal'].flatMap((option) => [`options_${option}`, `options_${option}_hint`]),
    ...EMBEDDED.map((what) => `embedded_${what}`),
    ...['pdf', 'document', 'archive'].map((container) => `toast_embedded_${container}`),
    ...RECEIPTS.flatMap((kept) => [`receipts_${kept}`, `receipts_kept_${kept}`]),
    ...['time', 'site', 'format', 'removed'].map((column) => `receipts_${column}`),
    ...['site', 'mode', 'options', 'remove'].map((column) => `rules_${column}`),
    ...['rule', 'policy', 'default'].map((from) => `popup_why_${from}`),
    'popup_required',
    'popup_unprotected',
    ...PAGES.map((page) => `page_${page}`),
    ...TOPICS.map((topic) => `fact_${topic}`),
    ...Object.entries(FACT_ANSWERS).flatMap(([topic, answers]) => answers.map((answer) => `fact_${topic}_${answer}`)),
    ...LAWS.map((law) => `letter_law_${law}`),
    ...REQUESTS.map((request) => `letter_request_${request}`),
    ...WAYS.map((purpose) => `letter_way_${purpose}`),
    ...constantsOf('inspect/FindingKind.java').map((kind) => `kind_${kind}`),
    ...constantsOf('image/Carrier.java').map((carrier) => `carrier_${carrier}`),
  ];
}

function constantsOf(file: string): string[] {
  const source = readFileSync(new URL(file, NATIVE_HOST), 'utf8');
  return [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]*)(?:\([^)]*\))?[,;]$/gm)].map(([, name = '']) => name.toLowerCase());
}

/** Keys that stand in the sources as they are. */
function writtenKeys(): string[] {
  const sources = readdirSync(new URL('../src/', import.meta.url), {recursive: true, withFileTypes: true})
    .filter((file) => file.isFile() && /\.(ts|html)$/.test(file.name))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'));
  const config = readFileSync(new URL('../wxt.config.ts', import.meta.url), 'utf8');
  const keys = [...sources, config].flatMap((source) => [
    ...[
      ...source.matchAll(/\b(?:say|localText)\('(\w+)'/g),
      ...source.matchAll(/data-text="(\w+)"/g),
      ...source.matchAll(/__MSG_(\w+)__/g),
    ].map(([, key = '']) => key),
    ...[...source.matchAll(/\bsayCount\('(\w+)'/g)].flatMap(([, key = '']) => [`${key}_one`, `${key}_many`]),
  ]);
  return [...new Set(keys)];
}

describe('English', () => {
  test('has every text that is asked for', () => {
    expect([...writtenKeys(), ...builtKeys()].filter((key) => !english[key])).toEqual([]);
  });

  test('has no text that nobody asks for', () => {
    const used = new Set([...writtenKeys(), ...builtKeys()]);
    expect(Object.keys(english).filter((key) => !used.has(key))).toEqual([]);
  });
});

/** Texts that may read the same in two languages: names, and words that both have. */
const SAME_ANYWHERE =
  /^(extension_name|product_name|kind_(copyright|software|text|gps_position|gps_altitude)|carrier_(text|orientation)|risk_location|page_(options|receipts)|receipts_(format|site)|rules_(options|site|mode)|options_originals|setup_(browser|version)|letter_(site|law_ccpa)|toast_details|fact_humanReview_no|place_number|label_name)$/;

/** Names of members that one object of a JSON text has twice; reading it keeps the last of them and says nothing. */
function twiceIn(json: string): string[] {
  const twice: string[] = [];
  const open: Set<string>[] = [];
  // What follows a text is a colon only where the text is a name.
  for (const [token, name] of json.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (name !== undefined) {
      if (open.at(-1)?.has(name)) twice.push(name);
      open.at(-1)?.add(name);
    }
  }
  return twice;
}

test.each([
  ['{"a": 1, "b": {"a": 2}, "a": 3}', ['a']],
  ['{"a": {"message": "x", "message": "y"}}', ['message']],
  ['{"a": {"message": "{ \\"b\\": }"}, "b": {"message": "\\"b\\":"}}', []],
  ['{"a": [{"b": 1}, {"b": 2}]}', []],
])('names that stand twice in %s: %j', (json, names) => {
  expect(twiceIn(json)).toEqual(names);
});

describe.each([...locales])('%s', (language, texts) => {
  test('has each key once', () => {
    expect(twiceIn(readFileSync(new URL(`${language}/messages.json`, LOCALES), 'utf8'))).toEqual([]);
  });

  test('has the same keys as English, and words for few where it tells few from many', () => {
    const own = Object.keys(texts).filter((key) => !key.endsWith('_few'));
    expect(own.sort()).toEqual(Object.keys(english).sort());
    for (const key of Object.keys(texts)) {
      if (key.endsWith('_few')) expect(english).toHaveProperty(key.replace(/_few$/, '_many'));
    }
  });

  test('is translated', () => {
    // Names, formats and words that are the same in both languages.
    const same = Object.keys(texts).filter((key) => texts[key]?.message === english[key]?.message);
    if (language !== 'en') expect(same.filter((key) => !SAME_ANYWHERE.test(key))).toEqual([]);
  });

  test('names itself', () => {
    expect(texts['language_tag']?.message).toBe(language);
  });

  test('fills the same blanks as English', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.placeholders, key).toEqual(english[key]?.placeholders);
      const blanks = [...text.message.matchAll(/\$(\w+)\$/g)].map(([, blank = '']) => blank.toLowerCase());
      expect(blanks.sort(), key).toEqual(Object.keys(text.placeholders ?? {}).sort());
    }
  });

  test('promises nothing that the product does not do', () => {
    for (const {message} of Object.values(texts)) expect(message).not.toMatch(/anonym/i);
  });
});
