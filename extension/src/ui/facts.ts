// SPDX-License-Identifier: Apache-2.0
import {type OptOut, type ShownFact, type ShownSource, TOPICS} from '../decide/facts.ts';
import {element} from './element.ts';
import {say} from './words.ts';

/** Answers of the catalogue that have words of ours; `unknown` is said in one way everywhere. */
export const FACT_ANSWERS = {
  training: ['on', 'off', 'depends'],
  humanReview: ['yes', 'possible', 'feedback', 'no'],
  images: ['collected'],
} as const;

/** The facts of one site, each with its source; a topic without any says that we do not know. */
export function factsView(facts: readonly ShownFact[]): HTMLElement {
  const rows = TOPICS.flatMap((topic) => {
    const fact = facts.find((one) => one.topic === topic);
    return [element('dt', {}, say(`fact_${topic}`)), ...(fact ? bodyOf(fact) : [unknown()])];
  });
  return element('dl', {class: 'facts'}, ...rows);
}

function bodyOf({topic, answer, claims, optOut, known}: ShownFact): HTMLElement[] {
  const said: HTMLElement[] = known ? [] : [unknown()];
  if (answer) said.push(element('dd', {}, element('strong', {}, say(`fact_${topic}_${answer.value}`))));
  for (const {text} of claims) said.push(element('dd', {lang: 'en'}, text));
  if (optOut) said.push(wayOut(optOut));
  const sources = [answer, ...claims].flatMap((told) => told?.sources ?? []);
  const once = new Map(sources.map((source) => [`${source.url} ${source.date ?? ''}`, source]));
  for (const source of once.values()) said.push(element('dd', {class: 'source'}, ...sourceLine(source)));
  return said;
}

function unknown(): HTMLElement {
  return element('dd', {class: 'hint'}, say('fact_unknown'));
}

function wayOut({url, how}: OptOut): HTMLElement {
  const words = element('span', {lang: 'en'}, how);
  const name = url === undefined ? say('fact_switch_off') : linkTo(url, say('fact_switch_off'));
  return element('dd', {}, name, ': ', words);
}

/** Where it was read, when that was written, and whatever makes it less sure than a fact of today. */
export function sourceLine({title, url, date, own, old}: ShownSource): (Node | string)[] {
  const when = date === undefined ? say('fact_source_undated') : say('fact_source', date);
  const doubts = [...(own ? [] : [say('fact_source_others')]), ...(old && date ? [say('fact_source_old')] : [])];
  return [linkTo(url, title, 'en'), ` (${[when, ...doubts].join('; ')})`];
}

/** A link that opens a tab of its own and tells the site nothing about where it was clicked. */
export function linkTo(url: string, text: string, lang?: string): HTMLAnchorElement {
  const target = {href: url, target: '_blank', rel: 'noopener noreferrer'};
  return element('a', {...target, ...(lang !== undefined && {lang})}, text);
}
