// SPDX-License-Identifier: Apache-2.0
import type {Site} from './sites.ts';

/** A file of the catalogue, as `src/sites/site.schema.json` describes it. */
export interface SiteRecord extends Site {
  readonly provider: string;
  readonly kind: 'hosted' | 'self-hosted';
  readonly policyUrl: string;
  readonly facts: {
    readonly training: Group<Training> & {readonly optOut: {readonly url: string; readonly how: string} & Sourced};
    readonly retention: Group;
    readonly humanReview: Group<HumanReview>;
    readonly sharing: Group;
    readonly images: Group<Metadata>;
    readonly law: {
      readonly controllers: readonly (Controller & Sourced)[];
      readonly regimes: {readonly value: readonly string[]} & Sourced;
    };
    readonly contact: {readonly ways: readonly (Way & Sourced)[]};
  };
  readonly sources: Readonly<Record<string, Source>>;
}

export type Training = 'on' | 'off' | 'depends' | 'unknown';
export type HumanReview = 'yes' | 'possible' | 'feedback' | 'no' | 'unknown';
export type Metadata = 'collected' | 'unknown';
export type Region = 'EEA' | 'UK' | 'CH' | 'elsewhere';

interface Sourced {
  /** Names in `sources`. */
  readonly source: readonly string[];
}

interface Group<A extends string = never> {
  readonly answer?: {readonly value: A} & Sourced;
  readonly claims: readonly ({readonly text: string} & Sourced)[];
}

/** Who answers before the law for the data of people in these regions. */
export interface Controller {
  readonly name: string;
  readonly for: readonly Region[];
}

/** Where to write. */
export interface Way {
  readonly purpose:
    'requests' | 'privacy' | 'dpo' | 'eu-representative' | 'uk-representative' | 'ch-representative' | 'delete-account';
  readonly by: 'email' | 'form' | 'post';
  readonly address: string;
}

/** The first four are the provider's own words, the next three the words of others. */
export type SourceKind = 'policy' | 'terms' | 'help' | 'statement' | 'record' | 'press' | 'summary' | 'inference';

/** A document in which something was read. */
export interface Source {
  readonly kind: SourceKind;
  readonly title: string;
  readonly url?: string;
  /** `2026-07-08`, `2026-07`, or `unknown`. */
  readonly date?: string;
  readonly dateOf?: 'document' | 'copy' | 'unknown';
  readonly copied?: string;
}

/**
 * How far a statement carries, best first. Only a `fact` may be shown as one; `undated` is the provider's own word of
 * an unknown day, `reported` the dated word of others, and both are shown as just that. What is `unsupported` is not
 * shown: there we say that we do not know.
 */
export const STANDINGS = ['fact', 'undated', 'reported', 'unsupported'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a statement was read, ready to be shown. */
export interface ShownSource {
  readonly title: string;
  readonly url: string;
  /** `2026-07` or `2026-07-14`; absent where the document bears none. */
  readonly date?: string;
  /** The provider's own words, not what somebody else says about it. */
  readonly own: boolean;
  /** Older than twelve months, or of an unknown age: it may have changed. */
  readonly old: boolean;
}

interface Backing {
  readonly standing: Standing;
  /** No source is young enough to be sure. */
  readonly mayHaveChanged: boolean;
  /** Those that give it this standing, newest first; none when it is unsupported. */
  readonly sources: readonly ShownSource[];
}

/** A statement with what carries it. */
export interface Backed<T> extends Backing {
  readonly value: T;
}

/** What people want to know of a site, in the order in which it is shown. */
export const TOPICS = ['training', 'retention', 'humanReview', 'sharing', 'images'] as const;
export type Topic = (typeof TOPICS)[number];

/** What may be shown of one topic. */
export interface ShownFact {
  readonly topic: Topic;
  /** A fact, always. */
  readonly answer?: Backed<Training | HumanReview | Metadata>;
  readonly claims: readonly ({readonly text: string} & Backing)[];
  readonly optOut?: OptOut;
  /** Otherwise there is no fact in it: "we do not know", and then what others or undated pages say. */
  readonly known: boolean;
}

/** How training is switched off; `url` is missing where no page for it is known. */
export interface OptOut {
  readonly how: string;
  readonly url?: string;
}

const OWN_WORDS: ReadonlySet<SourceKind> = new Set(['policy', 'terms', 'help', 'statement']);

export function standingOf(source: Source): Standing {
  if (source.kind === 'inference' || !source.url?.startsWith('https://')) return 'unsupported';
  if (OWN_WORDS.has(source.kind)) return isDated(source) ? 'fact' : 'undated';
  return isDated(source) ? 'reported' : 'unsupported';
}

/** Whether a source of this date ("2026-07-08" or "2026-07") is older than twelve months on `today`. */
export function isOld(date: string, today: string): boolean {
  const [year = '', ...rest] = (date.length === 7 ? `${date}-01` : date).split('-');
  return today > [Number(year) + 1, ...rest].join('-');
}

/** Judges a statement by the best of its sources. */
export function backed<T>(value: T, names: readonly string[], record: SiteRecord, today: string): Backed<T> {
  return {value, ...backingOf(names, record, today)};
}

/** Everything about a provider's handling of images that may be shown. What no source says is not in it. */
export function shownFacts(record: SiteRecord, today: string): ShownFact[] {
  return TOPICS.flatMap((topic) => {
    const {answer, claims} = record.facts[topic] as Group<Training | HumanReview | Metadata>;
    const told = answer && backed(answer.value, answer.source, record, today);
    const optOut = topic === 'training' ? optOutOf(record, today)?.value : undefined;
    const shown: ShownFact = {
      topic,
      ...(told && isFact(told) && {answer: told}),
      claims: claims.map(({text, source}) => ({text, ...backingOf(source, record, today)})).filter(isShown),
      ...(optOut && {optOut}),
      known: false,
    };
    const known = shown.answer !== undefined || shown.claims.some(isFact);
    return known || shown.claims.length > 0 || optOut ? [{...shown, known}] : [];
  });
}

/** How training is switched off, if that is known. */
export function optOutOf(record: SiteRecord, today: string): Backed<OptOut> | undefined {
  const {url, how, source} = record.facts.training.optOut;
  const told = backed<OptOut>({how, ...(url === 'unknown' ? {} : {url})}, source, record, today);
  return isShown(told) ? told : undefined;
}

/** Where to write, in the order of the catalogue. */
export function waysOf(record: SiteRecord, today: string): Backed<Way>[] {
  return record.facts.contact.ways
    .map(({purpose, by, address, source}) => backed<Way>({purpose, by, address}, source, record, today))
    .filter(isShown);
}

/** Who answers for the data of people in a region, if the provider says so. */
export function controllerFor(record: SiteRecord, region: Region, today: string): Backed<string> | undefined {
  const found = record.facts.law.controllers.find((controller) => controller.for.includes(region));
  const told = found && backed(found.name, found.source, record, today);
  return told && isShown(told) ? told : undefined;
}

/** A day as catalogue and rules write it. */
export function dayOf(date: Date): string {
  return [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function backingOf(names: readonly string[], record: SiteRecord, today: string): Backing {
  const all = names.flatMap((name) => record.sources[name] ?? []);
  const standing = STANDINGS.find((level) => all.some((source) => standingOf(source) === level)) ?? 'unsupported';
  if (standing === 'unsupported') return {standing, mayHaveChanged: false, sources: []};
  const sources = all
    .filter((source) => standingOf(source) === standing)
    .map((source) => shownSource(source, today))
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  return {standing, mayHaveChanged: sources.every(({old}) => old), sources};
}

function shownSource({kind, title, url = '', date = 'unknown'}: Source, today: string): ShownSource {
  const dated = date !== 'unknown';
  return {title, url, ...(dated && {date}), own: OWN_WORDS.has(kind), old: !dated || isOld(date, today)};
}

function isDated({date}: Source): boolean {
  return date !== undefined && date !== 'unknown';
}

function isShown({standing}: Backing): boolean {
  return standing !== 'unsupported';
}

function isFact({standing}: Backing): boolean {
  return standing === 'fact';
}
