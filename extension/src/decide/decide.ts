// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../settings/policy.ts';
import type {Condition, SightOptions, Subject} from '../settings/settings.ts';
import {handlingOf} from './rules.ts';
import {type Seen, seenReasons, wasUnseen} from './seen.ts';

/** One image about to enter a page. */
export interface Upload {
  /** Host of the frame it enters; undefined for a frame of opaque origin in a tab of another site. */
  readonly host: string | undefined;
  /** The person paused ScrubJay on this host. */
  readonly paused?: boolean;
  /** What the host found out about the image; absent before it was asked. */
  readonly learned?: Learned;
}

export interface Learned {
  /** The risks of what the file says: `location`, `identity`, ... */
  readonly risks: readonly string[];
  /** Whether it is of a kind that can be cleaned. */
  readonly cleanable: boolean;
  /** What came of looking at the picture; absent as long as nobody was asked to look. */
  readonly seen?: Seen;
}

/** Why a person is asked: something in the file, in the picture, or that nobody could look into the picture. */
export type Because = Condition | Subject | 'unseen';

export type Verdict =
  | {readonly kind: 'pass'; readonly because: 'allowed-site' | 'paused'}
  | {readonly kind: 'clean'}
  /** Cleaned, and what is surely there of the subjects to redact is covered, unasked. */
  | {readonly kind: 'redact'}
  /** Cleaned, and a person decides. Without reasons it is because the site's mode is Ask. */
  | {readonly kind: 'ask'; readonly because: readonly Because[]}
  | {readonly kind: 'block'; readonly because: 'blocked-site' | 'unseen'};

/**
 * What happens to one image. Asked before the host sees it, again with what the host learned, and again with what could
 * be seen in the picture where somebody looked. What is learned can raise Clean to Redact, Ask or Block, never lower it.
 */
export function decide(upload: Upload, settings: Effective): Verdict {
  const handling = handlingOf(upload.host, settings);
  const {mode, unasked} = handling;
  if (mode === 'block') return {kind: 'block', because: 'blocked-site'};
  if (mode === 'allow') return {kind: 'pass', because: 'allowed-site'};
  if (upload.paused && settings.pausing) return {kind: 'pass', because: 'paused'};
  const {learned} = upload;
  if (learned?.seen && handling.unseen === 'block' && wasUnseen(learned.seen, handling))
    return {kind: 'block', because: 'unseen'};
  if (mode === 'ask') return {kind: 'ask', because: []};
  if (!learned) return {kind: 'clean'};
  const raised: Because[] = unasked ? [] : settings.askWhen.filter((condition) => holds(condition, learned));
  if (learned.seen) raised.push(...seenReasons(learned.seen, handling));
  if (raised.length > 0) return {kind: 'ask', because: raised};
  return learned.seen?.regions.some((region) => isCovered(region, handling)) ? {kind: 'redact'} : {kind: 'clean'};
}

/** Whether a region is covered without a question. */
export function isCovered(region: {readonly subject: Subject; readonly sure: boolean}, sight: SightOptions): boolean {
  return region.sure && sight[region.subject] === 'redact';
}

function holds(condition: Condition, learned: Learned): boolean {
  switch (condition) {
    case 'location':
      return learned.risks.includes('location');
    case 'uncleanable':
      return !learned.cleanable;
  }
}
