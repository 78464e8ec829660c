// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../settings/policy.ts';
import type {Condition} from '../settings/settings.ts';
import {handlingOf} from './rules.ts';

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
  /** What can be seen in the picture; absent where nobody looked. */
  readonly seen?: readonly ('face' | 'text' | 'code')[];
}

export type Verdict =
  | {readonly kind: 'pass'; readonly because: 'allowed-site' | 'paused'}
  | {readonly kind: 'clean'}
  /** Cleaned, and a person decides. Without conditions it is because the site's mode is Ask. */
  | {readonly kind: 'ask'; readonly because: readonly Condition[]}
  | {readonly kind: 'block'; readonly because: 'blocked-site'};

/**
 * What happens to one image. Asked twice: before the host sees it, and again with what the host learned, which can
 * raise Clean to Ask and do nothing else.
 */
export function decide(upload: Upload, settings: Effective): Verdict {
  const {mode, unasked} = handlingOf(upload.host, settings);
  if (mode === 'block') return {kind: 'block', because: 'blocked-site'};
  if (mode === 'allow') return {kind: 'pass', because: 'allowed-site'};
  if (upload.paused && settings.pausing) return {kind: 'pass', because: 'paused'};
  if (mode === 'ask') return {kind: 'ask', because: []};
  const raised =
    upload.learned && !unasked ? settings.askWhen.filter((condition) => holds(condition, upload.learned)) : [];
  return raised.length > 0 ? {kind: 'ask', because: raised} : {kind: 'clean'};
}

function holds(condition: Condition, learned: Learned | undefined): boolean {
  switch (condition) {
    case 'location':
      return learned?.risks.includes('location') ?? false;
    case 'uncleanable':
      return learned?.cleanable === false;
    case 'face':
    case 'text':
    case 'code':
      return learned?.seen?.includes(condition) ?? false;
  }
}
