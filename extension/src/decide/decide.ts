// SPDX-License-Identifier: Apache-2.0
import type {Settings} from '../settings/settings.ts';
import {ruleFor} from './rules.ts';

/** One image about to enter a page. */
export interface Upload {
  /** Host of the frame it enters; undefined for a frame of opaque origin in a tab of another site. */
  readonly host: string | undefined;
}

export type Verdict =
  | {readonly kind: 'pass'; readonly because: 'allowed-site'}
  | {readonly kind: 'clean'}
  | {readonly kind: 'block'; readonly because: 'blocked-site'};

/** What happens to one image. */
export function decide(upload: Upload, settings: Settings): Verdict {
  const mode = ruleFor(upload.host, settings.rules) ?? settings.fallback;
  switch (mode) {
    case 'allow':
      return {kind: 'pass', because: 'allowed-site'};
    case 'block':
      return {kind: 'block', because: 'blocked-site'};
    case 'clean':
      return {kind: 'clean'};
  }
}
