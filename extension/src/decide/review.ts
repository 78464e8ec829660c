// SPDX-License-Identifier: Apache-2.0
import {isOld, type SiteRecord, type Topic, TOPICS} from './facts.ts';

/** A document that a maintainer should read again, and what depends on it. */
export interface DueSource {
  readonly site: string;
  readonly source: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly because: 'older than 12 months' | 'no date';
  readonly facts: readonly string[];
}

/** What is due for review on a day: sources that are too old or bear no date. Our own conclusions are not read anywhere. */
export function dueSources(record: SiteRecord, day: string): DueSource[] {
  return Object.entries(record.sources).flatMap(([source, {kind, title, url = 'unknown', date = 'unknown'}]) => {
    if (kind === 'inference') return [];
    const because = date === 'unknown' ? 'no date' : isOld(date, day) ? 'older than 12 months' : undefined;
    return because ? [{site: record.id, source, title, url, date, because, facts: factsFrom(record, source)}] : [];
  });
}

/** The topics about which the file says nothing at all. */
export function emptyTopics(record: SiteRecord): Topic[] {
  return TOPICS.filter((topic) => record.facts[topic].claims.length === 0);
}

function factsFrom(record: SiteRecord, source: string): string[] {
  return Object.entries(record.facts)
    .filter(([, group]) => namesIn(group).has(source))
    .map(([name]) => name);
}

function namesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => [...(key === 'source' ? (inner as string[]) : namesIn(inner))]),
  );
}
