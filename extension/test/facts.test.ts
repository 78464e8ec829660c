// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {recordOf} from '../src/decide/catalogue.ts';
import {
  backed,
  controllerFor,
  dayOf,
  isOld,
  optOutOf,
  shownFacts,
  type SiteRecord,
  type Source,
  type Standing,
  standingOf,
  waysOf,
} from '../src/decide/facts.ts';
import {dueSources, emptyTopics} from '../src/decide/review.ts';
import {ENTRIES} from '../src/decide/sites.ts';

const TODAY = '2026-11-25';
const url = 'https://provider.test/policy';
const source = (kind: Source['kind'], date = '2026-07-08'): Source => ({
  kind,
  title: 'A document',
  url,
  date,
  dateOf: date === 'unknown' ? 'unknown' : 'document',
});

const SOURCES: Record<string, Source> = {
  policy: source('policy'),
  older: source('policy', '2025-06-02'),
  undated: source('help', 'unknown'),
  press: source('press'),
  hearsay: source('summary', 'unknown'),
  own: {kind: 'inference', title: 'Our conclusion', date: '2026-11-23'},
  nowhere: {...source('policy'), url: 'unknown'},
};

/** A site of which nothing is known but what `facts` says. */
function siteWith(facts: Partial<SiteRecord['facts']>): SiteRecord {
  const nothing = {claims: []};
  return {
    id: 'example',
    name: 'Example',
    aliases: [],
    matches: ['https://example.test/*'],
    provider: 'Example Inc.',
    kind: 'hosted',
    policyUrl: url,
    facts: {
      training: {
        answer: {value: 'unknown', source: []},
        claims: [],
        optOut: {url: 'unknown', how: 'unknown', source: []},
      },
      retention: nothing,
      humanReview: {answer: {value: 'unknown', source: []}, claims: []},
      sharing: nothing,
      images: {answer: {value: 'unknown', source: []}, claims: []},
      law: {controllers: [], regimes: {value: [], source: []}},
      contact: {ways: []},
      ...facts,
    },
    sources: SOURCES,
  };
}

describe('a source', () => {
  test.each<[name: string, source: Source, standing: Standing]>([
    ['a dated policy gives facts', source('policy'), 'fact'],
    ['dated terms give facts', source('terms'), 'fact'],
    ['a dated help page gives facts', source('help'), 'fact'],
    ['what the provider says elsewhere gives facts', source('statement'), 'fact'],
    ['a month is date enough', source('policy', '2026-07'), 'fact'],
    ['an old policy gives facts, with a warning', source('policy', '2019-01-01'), 'fact'],
    ['a help page without a date is no fact', source('help', 'unknown'), 'undated'],
    ['the press reports', source('press'), 'reported'],
    ['a summary by others reports', source('summary'), 'reported'],
    ['a public list of contacts reports', source('record'), 'reported'],
    ['others without a date carry nothing', source('summary', 'unknown'), 'unsupported'],
    ['our own conclusion carries nothing, dated as it may be', source('inference'), 'unsupported'],
    ['a policy that nobody can look up carries nothing', {...source('policy'), url: 'unknown'}, 'unsupported'],
    ['a policy without any address neither', {kind: 'policy', title: 'x', date: '2026-07-08'}, 'unsupported'],
  ])('%s', (_, given, standing) => {
    expect(standingOf(given)).toBe(standing);
  });
});

describe('a date', () => {
  test.each<[date: string, today: string, old: boolean]>([
    ['2026-11-25', TODAY, false],
    ['2025-11-26', TODAY, false],
    ['2025-11-25', TODAY, false],
    ['2025-11-24', TODAY, true],
    ['2025-11', '2026-11-01', false],
    ['2025-11', '2026-11-02', true],
    ['2024-02-29', '2025-02-28', false],
    ['2024-02-29', '2025-03-01', true],
    ['2026-12-01', TODAY, false],
    ['1999-12-31', '2001-01-01', true],
  ])('%s on %s: older than twelve months is %s', (date, today, old) => {
    expect(isOld(date, today)).toBe(old);
  });

  test('of a day is written as the catalogue writes it', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('a statement', () => {
  test.each<[name: string, sources: string[], standing: Standing, mayHaveChanged: boolean]>([
    ['is judged by its best source', ['press', 'policy'], 'fact', false],
    ['an old source alone may have changed', ['older'], 'fact', true],
    ['a newer source makes up for an old one', ['older', 'policy'], 'fact', false],
    ['without a date it may always have changed', ['undated'], 'undated', true],
    ['the provider’s undated word comes before the press', ['press', 'undated'], 'undated', true],
    ['hearsay adds nothing to the press', ['hearsay', 'press'], 'reported', false],
    ['our own conclusion is not enough', ['own'], 'unsupported', false],
    ['no source is not enough', [], 'unsupported', false],
    ['a source that is not listed is not enough', ['no-such-source'], 'unsupported', false],
  ])('%s', (_, names, standing, mayHaveChanged) => {
    expect(backed('x', names, siteWith({}), TODAY)).toMatchObject({value: 'x', standing, mayHaveChanged});
  });

  test('names the sources of its standing only, newest first', () => {
    expect(backed('x', ['press', 'older', 'policy'], siteWith({}), TODAY).sources).toEqual([
      {title: 'A document', url, date: '2026-07-08', own: true, old: false},
      {title: 'A document', url, date: '2025-06-02', own: true, old: true},
    ]);
  });

  test('says of a source without a date that it may have changed, and of whom it is', () => {
    expect(backed('x', ['undated'], siteWith({}), TODAY).sources).toEqual([
      {title: 'A document', url, own: true, old: true},
    ]);
    expect(backed('x', ['press'], siteWith({}), TODAY).sources).toMatchObject([{own: false, old: false}]);
  });
});

describe('what is shown', () => {
  const training = (answerFrom: string[], claimFrom: string[]) =>
    shownFacts(
      siteWith({
        training: {
          answer: {value: 'off', source: answerFrom},
          claims: [{text: 'They do not train.', source: claimFrom}],
          optOut: {url: 'unknown', how: 'unknown', source: []},
        },
      }),
      TODAY,
    ).find(({topic}) => topic === 'training');

  test('an answer and a claim with a dated source of the provider', () => {
    expect(training(['policy'], ['policy'])).toMatchObject({known: true, answer: {value: 'off'}, claims: [{}]});
  });

  test.each(['undated', 'press'])('no answer that only %s gives', (name) => {
    const shown = training([name], [name]);
    expect(shown).toMatchObject({known: false, claims: [{}]});
    expect(shown).not.toHaveProperty('answer');
  });

  test('claims of others and without a date, marked as such', () => {
    expect(training([], ['press'])?.claims).toMatchObject([{standing: 'reported'}]);
    expect(training([], ['undated'])?.claims).toMatchObject([{standing: 'undated', mayHaveChanged: true}]);
  });

  test.each(['own', 'hearsay', 'nowhere'])('nothing that only %s says', (name) => {
    expect(training([name], [name])).toBeUndefined();
  });

  test('nothing where nothing is known', () => {
    expect(shownFacts(siteWith({}), TODAY)).toEqual([]);
  });

  test('the way to switch training off, with its page only where one is known', () => {
    const shown = (address: string, from: string[]) =>
      optOutOf(
        siteWith({
          training: {
            claims: [],
            optOut: {url: address, how: from.length ? 'In the settings.' : 'unknown', source: from},
          },
        }),
        TODAY,
      )?.value;
    expect(shown(url, ['policy'])).toEqual({how: 'In the settings.', url});
    expect(shown('unknown', ['policy'])).toEqual({how: 'In the settings.'});
    expect(shown(url, ['own'])).toBeUndefined();
    expect(shown('unknown', [])).toBeUndefined();
  });

  test('contacts and controllers that somebody names', () => {
    const way = (address: string, from: string) =>
      ({purpose: 'privacy', by: 'email', address, source: [from]}) as const;
    const site = siteWith({
      contact: {
        ways: [way('a@example.test', 'policy'), way('b@example.test', 'press'), way('c@example.test', 'hearsay')],
      },
      law: {
        controllers: [
          {name: 'Example Europe', for: ['EEA'], source: ['policy']},
          {name: 'Example Inc.', for: ['elsewhere'], source: ['own']},
        ],
        regimes: {value: [], source: []},
      },
    });
    expect(waysOf(site, TODAY).map(({value, standing}) => [value.address, standing])).toEqual([
      ['a@example.test', 'fact'],
      ['b@example.test', 'reported'],
    ]);
    expect(controllerFor(site, 'EEA', TODAY)?.value).toBe('Example Europe');
    expect(controllerFor(site, 'UK', TODAY)).toBeUndefined();
    expect(controllerFor(site, 'elsewhere', TODAY)).toBeUndefined();
  });
});

describe('the catalogue as shown', () => {
  const records = ENTRIES.flatMap(({id}) => recordOf(id) ?? []);

  test('every fact has an address and a date, and is in the provider’s own word', () => {
    let facts = 0;
    for (const record of records) {
      const statements = shownFacts(record, TODAY).flatMap(({answer, claims}) => [
        ...(answer ? [answer] : []),
        ...claims,
      ]);
      for (const {standing, sources} of [...statements, ...waysOf(record, TODAY)]) {
        expect(sources.length, record.id).toBeGreaterThan(0);
        if (standing !== 'fact') continue;
        facts++;
        for (const {url: address, date, own} of sources) {
          expect(address).toMatch(/^https:\/\//);
          expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
          expect(own).toBe(true);
        }
      }
    }
    expect(facts).toBeGreaterThan(100);
  });

  test('of programs that people run themselves nothing is shown as known', () => {
    const own = records.filter(({kind}) => kind === 'self-hosted');
    expect(own.length).toBeGreaterThan(0);
    for (const record of own) expect(shownFacts(record, TODAY), record.id).toEqual([]);
  });

  test('nothing in it promises that a provider strips metadata', () => {
    for (const record of records) {
      expect(['collected', 'unknown'], record.id).toContain(record.facts.images.answer?.value);
    }
  });
});

describe('review', () => {
  const site = siteWith({
    retention: {claims: [{text: 'Thirty days.', source: ['older']}]},
    sharing: {claims: [{text: 'With others.', source: ['older', 'undated']}]},
  });

  test('names what is too old or bears no date, with the facts that hang on it', () => {
    const due = dueSources(site, TODAY).map(({source: name, because, facts}) => [name, because, facts]);
    expect(due).toEqual([
      ['older', 'older than 12 months', ['retention', 'sharing']],
      ['undated', 'no date', ['sharing']],
      ['hearsay', 'no date', []],
    ]);
  });

  test('a later day finds more', () => {
    expect(dueSources(site, '2027-07-09').map(({source: name}) => name)).toEqual([
      'policy',
      'older',
      'undated',
      'press',
      'hearsay',
      'nowhere',
    ]);
  });

  test('names the topics of which nothing is known', () => {
    expect(emptyTopics(site)).toEqual(['training', 'humanReview', 'images']);
  });
});
