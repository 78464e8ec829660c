// SPDX-License-Identifier: Apache-2.0
import {type Backed, controllerFor, shownFacts, type ShownSource, type SiteRecord, type Way} from '../decide/facts.ts';
import {REGION_OF, REQUESTS_UNDER, type Wishes} from './request.ts';
import {type LetterTexts, type Section, TEXTS} from './texts/texts.ts';

/** A letter as plain text; paragraphs have an empty line between them. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/**
 * The letter of a person to the provider of a site. It asks only for what the chosen law knows, and claims of the
 * provider only what its own dated documents say.
 */
export function writeLetter(record: SiteRecord, wishes: Wishes, today: string): Letter {
  const texts = TEXTS[wishes.language];
  const asked = REQUESTS_UNDER[wishes.law].filter((request) => wishes.requests.includes(request));
  const sections = asked.map((request) => filled(texts.requests[request], request, wishes, texts));
  const {long} = texts.laws[wishes.law];
  const subject = fill(texts.subject, {
    requests: listed(
      sections.map(({title}) => title),
      wishes.language,
    ),
    site: record.name,
  });
  const body = [
    addressee(record, wishes, today),
    dateIn(wishes.language, today),
    subject,
    texts.greeting,
    fill(texts.opening, {site: record.name, law: long}),
    fill(texts.account, {account: wishes.account.trim() || texts.blanks.account}),
    findings(record, wishes.language, texts, today),
    ...sections.map(({title, text}, index) => paragraphs(sections.length > 1 ? `${index + 1}. ${title}` : title, text)),
    ...(wishes.words.trim() ? [`${texts.words}\n${wishes.words.trim()}`] : []),
    texts.deadline[wishes.law],
    ...(asked.includes('opt_out') ? [texts.optOutDeadline] : []),
    texts.identity[wishes.law],
    `${texts.closing}\n\n${wishes.name.trim() || texts.blanks.name}`,
  ];
  return {subject, body: `${body.join('\n\n')}\n`};
}

/** A way of writing that a letter under this law can go, best first: mail before forms, facts before the word of others. */
export function waysFor(ways: readonly Backed<Way>[], {law}: Pick<Wishes, 'law'>): Backed<Way>[] {
  const representative = {gdpr: 'eu-representative', uk_gdpr: 'uk-representative', ccpa: undefined}[law];
  const purposes = ['requests', 'privacy', 'dpo', ...(representative ? [representative] : [])];
  const rank = ({value, standing}: Backed<Way>) =>
    (standing === 'fact' ? 0 : 100) +
    ['email', 'form', 'post'].indexOf(value.by) * 10 +
    purposes.indexOf(value.purpose);
  return ways.filter(({value}) => purposes.includes(value.purpose)).sort((a, b) => rank(a) - rank(b));
}

/** Whoever answers for the data of people where this law holds; where nobody says who that is, the name of the provider. */
function addressee(record: SiteRecord, {law, language, post}: Wishes, today: string): string {
  if (record.kind === 'self-hosted') return TEXTS[language].blanks.operator;
  const [provider = record.provider] = record.provider.split(/ ?[(;]/);
  const name = controllerFor(record, REGION_OF[law], today)?.value ?? provider;
  if (post === undefined) return name;
  return post.startsWith(name) ? post : `${name}\n${post}`;
}

function filled(section: Section, request: string, wishes: Wishes, texts: LetterTexts): Section {
  const values = {
    law: texts.laws[wishes.law].short,
    reasons: wishes.reasons.trim() || texts.blanks.reasons,
  };
  const more = request === 'erasure' && wishes.requests.includes('objection') ? [texts.erasureAfterObjection] : [];
  return {
    title: fill(section.title, values),
    text: [...section.text, ...more].map((text) => fill(text, values)),
  };
}

function paragraphs(title: string, text: readonly string[]): string {
  return text.reduce((all, next) => `${all}${next.startsWith('- ') ? '\n' : '\n\n'}${next}`, title);
}

/** What the provider itself says of training, of people who look, and of the data inside files. */
function findings(record: SiteRecord, language: string, texts: LetterTexts, today: string): string {
  const facts = new Map(shownFacts(record, today).map(({topic, answer}) => [topic, answer]));
  const told = (value: string, answer: {readonly sources: readonly ShownSource[]} | undefined) =>
    answer ? `- ${value} ${cited(answer.sources[0], language, texts)}` : `- ${value}`;
  const [training, review, images] = [facts.get('training'), facts.get('humanReview'), facts.get('images')];
  const {found} = texts;
  return [
    found.heading,
    told(found.training[(training?.value ?? 'unknown') as keyof typeof found.training], training),
    ...(review?.value === 'yes' ? [told(found.review, review)] : []),
    told(found.metadata[(images?.value ?? 'unknown') as keyof typeof found.metadata], images),
  ].join('\n');
}

function cited(source: ShownSource | undefined, language: string, texts: LetterTexts): string {
  if (!source) return '';
  const date = source.date === undefined ? '' : dateIn(language, source.date);
  return fill(texts.found.source, {title: source.title, date, url: source.url});
}

/** A day, or a month where no day is known, as the language writes it. */
export function dateIn(language: string, date: string): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  const format: Intl.DateTimeFormatOptions = {year: 'numeric', month: 'long', ...(day && {day: 'numeric'})};
  // English as it is written in Europe: most letters in English go there, and a month by name misleads nobody.
  const tag = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(tag, {...format, timeZone: 'UTC'}).format(Date.UTC(year, month - 1, day ?? 1));
}

function listed(parts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, {type: 'conjunction'}).format(parts);
}

/** Blanks are filled once: what a person wrote is never looked into for blanks. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank);
}
