// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {recordOf} from '../src/decide/catalogue.ts';
import {type SiteRecord, waysOf} from '../src/decide/facts.ts';
import {ENTRIES} from '../src/decide/sites.ts';
import {dateIn, waysFor, writeLetter} from '../src/letter/letter.ts';
import {fileName, isMailAddress, mailAddress} from '../src/letter/mail.ts';
import {
  type Language,
  languageFor,
  LANGUAGES,
  type Law,
  LAWS,
  REQUESTS,
  REQUESTS_UNDER,
  type Wishes,
} from '../src/letter/request.ts';
import {TEXTS} from '../src/letter/texts/texts.ts';

const TODAY = '2026-11-25';
const WISHES: Wishes = {
  law: 'gdpr',
  requests: ['access'],
  language: 'en',
  name: 'Ada Example',
  account: 'ada@example.test',
  reasons: '',
  words: '',
};

function recordAt(id: string): SiteRecord {
  const record = recordOf(id);
  if (!record) throw new Error(`no site ${id}`);
  return record;
}

const bodyFor = (id: string, wishes: Partial<Wishes> = {}) =>
  writeLetter(recordAt(id), {...WISHES, ...wishes}, TODAY).body;

describe.each(LANGUAGES)('a letter in %s', (language) => {
  test.each(LAWS.flatMap((law) => REQUESTS_UNDER[law].map((request) => [law, request] as const)))(
    'under %s asks for %s, names its law, and leaves no blank unfilled',
    (law, request) => {
      const letter = writeLetter(recordAt('chatgpt'), {...WISHES, law, requests: [request], language}, TODAY);
      const texts = TEXTS[language];
      const [title = ''] = texts.requests[request].title.split('{law}');
      expect(letter.subject).toContain(title);
      expect(letter.subject).toContain('ChatGPT');
      for (const part of [title, 'ChatGPT', texts.laws[law].long, 'Ada Example', 'ada@example.test']) {
        expect(letter.body).toContain(part);
      }
      expect(letter.body).toContain(dateIn(language, TODAY));
      expect(letter.subject + letter.body).not.toMatch(/\{\w+\}|undefined|\n{3}/);
    },
  );

  test('cites the articles and days that the law sets', () => {
    const gdpr = bodyFor('chatgpt', {language, requests: ['access', 'erasure', 'objection']});
    for (const article of ['15', '17', '18', '19', '21']) expect(gdpr).toContain(article);
    const ccpa = bodyFor('chatgpt', {language, law: 'ccpa', requests: ['know', 'delete', 'opt_out']});
    for (const number of ['1798.100', '1798.105', '1798.110', '1798.120', '1798.121', '10', '45', '15']) {
      expect(ccpa).toContain(number);
    }
    expect(bodyFor('chatgpt', {language, law: 'uk_gdpr'})).toContain('12A');
  });

  test('marks what is still to be filled in', () => {
    const {name, account, reasons} = TEXTS[language].blanks;
    const body = bodyFor('chatgpt', {language, name: ' ', account: '', requests: ['objection']});
    for (const blank of [name, account, reasons]) expect(body).toContain(blank);
  });

  test('says in its own words what others must fill in by hand', () => {
    expect(bodyFor('open-webui', {language})).toMatch(/^\S/);
    expect(bodyFor('open-webui', {language}).startsWith(TEXTS[language].blanks.operator)).toBe(true);
  });
});

describe('translations', () => {
  const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([blank]) => blank).sort();
  const strings = (value: unknown): [string, string][] =>
    typeof value === 'string'
      ? [['', value]]
      : Object.entries(value as object).flatMap(([key, inner]) =>
          strings(inner).map(([path, text]): [string, string] => [`${key}.${path}`, text]),
        );

  test.each(LANGUAGES)('%s has the parts and blanks of English, in words of its own', (language) => {
    const [english, own] = [strings(TEXTS.en), strings(TEXTS[language])];
    expect(own.map(([path, text]) => [path, blanksOf(text)])).toEqual(
      english.map(([path, text]) => [path, blanksOf(text)]),
    );
    if (language === 'en') return;
    const same = own.filter(([path, text], index) => text === english[index]?.[1] && !path.includes('short'));
    expect(same.filter(([path]) => !path.startsWith('found.source'))).toEqual([]);
  });

  test.each(LANGUAGES)('%s has its list items where English has them', (language) => {
    for (const request of REQUESTS) {
      const items = (texts: readonly string[]) => texts.map((text) => text.startsWith('- '));
      expect(items(TEXTS[language].requests[request].text)).toEqual(items(TEXTS.en.requests[request].text));
    }
  });

  test.each<[tag: string, language: Language]>([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['JA', 'ja'],
    ['pt-BR', 'en'],
    ['', 'en'],
    ['eng', 'en'],
  ])('for the language tag %j it is %s', (tag, language) => {
    expect(languageFor(tag)).toBe(language);
  });
});

describe('a letter goes to whoever answers where the law holds', () => {
  test.each<[id: string, law: Law, name: string]>([
    ['chatgpt', 'gdpr', 'OpenAI Ireland Limited'],
    ['chatgpt', 'ccpa', 'OpenAI OpCo, LLC'],
    ['claude', 'uk_gdpr', 'Anthropic Ireland, Limited'],
    ['grok-x', 'gdpr', 'X Internet Unlimited Company'],
    ['perplexity', 'gdpr', 'Perplexity AI, Inc.'],
    ['kimi', 'gdpr', 'Beijing Moonshot AI Technology Co., Ltd.'],
    ['phind', 'gdpr', 'Phind'],
    ['m365-copilot', 'gdpr', 'Microsoft'],
  ])('%s under %s: %s', (id, law, name) => {
    const requests = REQUESTS_UNDER[law].slice(0, 1);
    expect(bodyFor(id, {law, requests}).split('\n')[0]).toBe(name);
  });

  test.each<[id: string, law: Law, first: string]>([
    ['chatgpt', 'gdpr', 'dsar@openai.com'],
    ['claude', 'gdpr', 'privacy@anthropic.com'],
    ['mistral', 'gdpr', 'https://mistral.ai/en/contact'],
    ['snapchat-my-ai', 'gdpr', 'https://help.snapchat.com/hc/requests/new'],
    ['canva', 'gdpr', 'privacy@canva.com'],
  ])('%s under %s, first of all at %s', (id, law, first) => {
    expect(waysFor(waysOf(recordAt(id), TODAY), {law})[0]?.value.address).toBe(first);
  });

  test('a representative stands for its own region only, and a page that deletes accounts for none', () => {
    const purposes = (id: string, law: Law) =>
      waysFor(waysOf(recordAt(id), TODAY), {law}).map(({value}) => value.purpose);
    expect(purposes('grok', 'gdpr')).toEqual(['privacy', 'dpo', 'eu-representative']);
    expect(purposes('grok', 'uk_gdpr')).toEqual(['privacy', 'dpo', 'uk-representative']);
    expect(purposes('grok', 'ccpa')).toEqual(['privacy', 'dpo']);
  });

  test('nobody is guessed where nobody is known', () => {
    for (const id of ['krea', 'genspark', 'open-webui', 'leonardo']) {
      expect(waysFor(waysOf(recordAt(id), TODAY), {law: 'gdpr'})).toEqual([]);
    }
  });
});

describe('a letter claims only what the provider’s own dated documents say', () => {
  test('and cites them', () => {
    const body = bodyFor('chatgpt');
    expect(body).toContain(TEXTS.en.found.training.on);
    expect(body).toContain('13 March 2026: https://openai.com/policies/how-your-data-is-used');
    expect(body).toContain(TEXTS.en.found.review);
    expect(body).toContain(TEXTS.en.found.metadata.unknown);
    expect(bodyFor('ms-copilot')).toContain(TEXTS.en.found.metadata.collected);
  });

  test.each(['kimi', 'duck-ai', 'poe', 'canva', 'krea', 'jan'])('so that of training at %s it claims nothing', (id) => {
    expect(bodyFor(id)).toContain(TEXTS.en.found.training.unknown);
  });

  test('of people who look it speaks only where that is certain', () => {
    expect(bodyFor('claude')).not.toContain(TEXTS.en.found.review);
  });
});

describe('what a person wrote', () => {
  test('stands in the letter as it is', () => {
    const words = 'Only {site} and\nthe photos of {law} May.';
    expect(bodyFor('claude', {words})).toContain(`${TEXTS.en.words}\n${words}`);
    expect(bodyFor('claude', {requests: ['objection'], reasons: 'My {law} child.'})).toContain('My {law} child.');
  });

  test('leaves no heading behind when it is nothing', () => {
    expect(bodyFor('claude', {words: ' \n '})).not.toContain(TEXTS.en.words);
  });
});

describe('several requests', () => {
  test('are numbered in the order of the law, whatever the order of the clicks', () => {
    const body = bodyFor('claude', {requests: ['objection', 'access', 'erasure']});
    expect(body).toMatch(/1\. Access[^]*2\. Erasure[^]*3\. Objection/);
  });

  test('one alone has no number', () => {
    expect(bodyFor('claude')).not.toMatch(/^1\. /m);
  });

  test('an erasure next to an objection says so', () => {
    expect(bodyFor('claude', {requests: ['erasure', 'objection']})).toContain(TEXTS.en.erasureAfterObjection);
    expect(bodyFor('claude', {requests: ['erasure']})).not.toContain(TEXTS.en.erasureAfterObjection);
  });

  test('of another law are left out', () => {
    expect(bodyFor('claude', {requests: ['access', 'delete']})).not.toContain('1798');
  });

  test('California’s time for an opt-out stands only beside an opt-out', () => {
    const body = (requests: Wishes['requests']) => bodyFor('claude', {law: 'ccpa', requests});
    expect(body(['know'])).not.toContain(TEXTS.en.optOutDeadline);
    expect(body(['know', 'opt_out'])).toContain(TEXTS.en.optOutDeadline);
  });
});

describe('every entry of the catalogue', () => {
  test.each(ENTRIES.map(({id}) => id))('%s gets a letter under every law', (id) => {
    for (const law of LAWS) {
      const {subject, body} = writeLetter(recordAt(id), {...WISHES, law, requests: REQUESTS_UNDER[law]}, TODAY);
      expect(subject).toContain(recordAt(id).name);
      expect(body).not.toMatch(/unknown|not known|undefined|not confirmed/);
    }
  });
});

test.each<[language: Language, date: string, written: string]>([
  ['en', '2026-11-25', '25 November 2026'],
  ['de', '2026-11-25', '25. November 2026'],
  ['fr', '2026-07', 'juillet 2026'],
  ['es', '2026-11-25', '25 de noviembre de 2026'],
  ['pl', '2026-11-25', '25 listopada 2026'],
  ['ja', '2026-11-25', '2026年11月25日'],
])('a date in %s: %s is %s', (language, date, written) => {
  expect(dateIn(language, date)).toBe(written);
});

describe('the mail', () => {
  const letter = (body: string, subject = 'Images & more') => ({subject, body});

  test('takes a short letter as a whole, with the line breaks of mails', () => {
    expect(mailAddress('privacy@example.test', letter('One\nTwo & ü?'), 'paste')).toEqual({
      href: 'mailto:privacy@example.test?subject=Images%20%26%20more&body=One%0D%0ATwo%20%26%20%C3%BC%3F',
      whole: true,
    });
  });

  test('asks for pasting where the letter is longer than mail programs take', () => {
    const {href, whole} = mailAddress('privacy@example.test', letter('x'.repeat(2000)), '[Paste here]');
    expect(whole).toBe(false);
    expect(href).toBe('mailto:privacy@example.test?subject=Images%20%26%20more&body=%5BPaste%20here%5D');
  });

  test('is never longer than 2000 characters, in no language and for no site', () => {
    for (const language of LANGUAGES) {
      for (const {id} of ENTRIES) {
        const wishes = {...WISHES, language, requests: REQUESTS_UNDER.gdpr, words: '字'.repeat(500)};
        const {href} = mailAddress(
          'privacy@example.test',
          writeLetter(recordAt(id), wishes, TODAY),
          TEXTS[language].paste,
        );
        expect(href.length).toBeLessThanOrEqual(2000);
      }
    }
  });

  test('puts nothing of an address into other fields', () => {
    expect(mailAddress('a?bcc=evil@example.test', letter('x'), '').href).toMatch(
      /^mailto:a%3Fbcc%3Devil@example\.test\?/,
    );
  });

  test.each<[text: string, good: boolean]>([
    ['privacy@example.test', true],
    ['DPO_qwenlm-intl@service.alibaba.com', true],
    ['privacy@example', false],
    ['two@example.test,three@example.test', false],
    ['a b@example.test', false],
    ['a@example.test?cc=x', false],
    ['', false],
  ])('%j is an address to write to: %s', (text, good) => {
    expect(isMailAddress(text)).toBe(good);
  });

  test('every mail address of the catalogue is one', () => {
    for (const {id} of ENTRIES) {
      for (const {by, address} of recordAt(id).facts.contact.ways) {
        if (by === 'email') expect(isMailAddress(address), address).toBe(true);
      }
    }
  });

  test('a saved letter says in its name where it goes and when', () => {
    expect(fileName('claude', TODAY)).toBe('letter-claude-2026-11-25.txt');
  });
});
