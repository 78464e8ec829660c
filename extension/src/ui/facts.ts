// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import {say} from './words.ts';

/** What people want to know of a site, in the order in which it is shown. */
export const TOPICS = ['training', 'retention', 'humanReview', 'sharing', 'images'] as const;
export type Topic = (typeof TOPICS)[number];

/** Answers of the catalogue that have words of ours; `unknown` is said in one way everywhere. */
export const FACT_ANSWERS = {
  training: ['on', 'off', 'depends'],
  humanReview: ['yes', 'possible', 'feedback', 'no'],
  images: ['collected'],
} as const satisfies Partial<Record<Topic, readonly string[]>>;

/** Where a statement was read. */
export interface ShownSource {
  readonly title: string;
  readonly url: string;
  /** `2026-07` or `2026-07-14`; absent where the document bears none. */
  readonly date?: string;
  /** The provider's own words, not what somebody else says about it. */
  readonly own: boolean;
  /** So old that it may have changed. */
  readonly old: boolean;
}

export interface ShownStatement {
  readonly text: string;
  readonly sources: readonly ShownSource[];
}

/** What is known about one topic; what no source says is not in here. */
export interface ShownFact {
  readonly topic: Topic;
  /** One of the few answers that have words of ours: `training: on`. */
  readonly answer?: {readonly value: string; readonly sources: readonly ShownSource[]};
  /** In English, whatever the person's language. */
  readonly claims: readonly ShownStatement[];
  /** How to switch it off, and where. */
  readonly optOut?: {readonly url?: string; readonly how: string};
}

/** The facts of one site, each with its source; a topic without any says that we do not know. */
export function factsView(facts: readonly ShownFact[]): HTMLElement {
  const rows = TOPICS.flatMap((topic) => {
    const fact = facts.find((one) => one.topic === topic);
    return [element('dt', {}, say(`fact_${topic}`)), ...(fact ? bodyOf(fact) : [unknown()])];
  });
  return element('dl', {class: 'facts'}, ...rows);
}

function bodyOf({topic, answer, claims, optOut}: ShownFact): HTMLElement[] {
  const said: HTMLElement[] = [];
  if (answer) said.push(element('dd', {}, element('strong', {}, say(`fact_${topic}_${answer.value}`))));
  for (const {text} of claims) said.push(element('dd', {lang: 'en'}, text));
  if (said.length === 0) return [unknown()];
  if (optOut) said.push(wayOut(optOut));
  const sources = new Map([...(answer?.sources ?? []), ...claims.flatMap((claim) => claim.sources)].map(byAddress));
  for (const source of sources.values()) said.push(element('dd', {class: 'source'}, ...sourceLine(source)));
  return said;
}

function unknown(): HTMLElement {
  return element('dd', {class: 'hint'}, say('fact_unknown'));
}

function wayOut({url, how}: {readonly url?: string; readonly how: string}): HTMLElement {
  const words = element('span', {lang: 'en'}, how);
  return url === undefined
    ? element('dd', {}, say('fact_switch_off'), ': ', words)
    : element('dd', {}, linkTo(url, say('fact_switch_off')), ': ', words);
}

function byAddress(source: ShownSource): [string, ShownSource] {
  return [`${source.url} ${source.date ?? ''}`, source];
}

function sourceLine(source: ShownSource): (Node | string)[] {
  const when = source.date === undefined ? say('fact_source_undated') : say('fact_source', source.date);
  const doubts = [...(source.own ? [] : [say('fact_source_others')]), ...(source.old ? [say('fact_source_old')] : [])];
  return [linkTo(source.url, source.title, 'en'), ` (${[when, ...doubts].join('; ')})`];
}

/** A link that opens a tab of its own and tells the site nothing about where it was clicked. */
export function linkTo(url: string, text: string, lang?: string): HTMLAnchorElement {
  const target = {href: url, target: '_blank', rel: 'noopener noreferrer'};
  return element('a', {...target, ...(lang !== undefined && {lang})}, text);
}
