// SPDX-License-Identifier: Apache-2.0
import type {FailureCode} from './failure.ts';
import type {Finding} from './protocol.ts';

/** What the frames' guards and the background say to each other over one runtime port a frame. */

/** What a clean image lost. */
export interface Report {
  /** The original's name, which only the person sees. */
  readonly name: string;
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
}

/** One file that was held back. */
export interface Problem {
  readonly name: string;
  readonly code: FailureCode;
}

export const CHOICES = ['retry', 'remove', 'original'] as const;
export type Choice = (typeof CHOICES)[number];

/** What a frame too small to speak for itself has shown in the tab's top frame. */
export type Shown =
  | {readonly kind: 'busy'}
  | {readonly kind: 'idle'}
  | {readonly kind: 'report'; readonly reports: readonly Report[]}
  | {readonly kind: 'ask'; readonly problems: readonly Problem[]};

export type ToBackground =
  | {readonly type: 'warm'}
  /** Said now and then while a person decides: a silent port lets the background fall asleep. */
  | {readonly type: 'alive'}
  | {readonly type: 'clean'; readonly id: number; readonly file: File; readonly ordinal: number}
  | {readonly type: 'cancel'; readonly id: number}
  | {readonly type: 'show'; readonly id: number; readonly shown: Shown};

export type ToGuard =
  | {readonly type: 'clean'; readonly id: number; readonly file: File; readonly report: Report}
  | {readonly type: 'pass'; readonly id: number}
  | {readonly type: 'failed'; readonly id: number; readonly code: FailureCode}
  /** Without a choice the top frame could not show it: the frame has to speak for itself after all. */
  | {readonly type: 'shown'; readonly id: number; readonly choice?: Choice};

/** From the background to the guard of a tab's top frame. */
export interface ToTopFrame {
  readonly frame: number;
  readonly shown: Shown;
}

/** From the popup to the guard of a tab's top frame, which answers `true`. */
export const PRESENT = 'present';
