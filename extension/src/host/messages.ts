// SPDX-License-Identifier: Apache-2.0
import type {Container, ContainerVerdict} from '../decide/containers.ts';
import type {ShownFact} from '../decide/facts.ts';
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

/** One file that passed as it is, though images may lie in it. */
export interface Warning {
  readonly name: string;
  readonly kind: Container;
}

export const CHOICES = ['retry', 'remove', 'original'] as const;
export type Choice = (typeof CHOICES)[number];

/** What raised the question; without any it is the site's mode. As in `settings/settings.ts`. */
export type Reasons = readonly string[];

/** One image that a person decides about. */
export interface Candidate {
  readonly original: File;
  /** What its clean copy lost; absent where there is none. */
  readonly report?: Report;
  /** Why there is no clean copy. */
  readonly code?: FailureCode;
}

/** What the upload warning shows. */
export interface Review {
  readonly candidates: readonly Candidate[];
  readonly reasons: Reasons;
  readonly about: About;
}

/** What a person is told about where an image goes. */
export interface About {
  /** The site's name in the catalogue, else its host. */
  readonly name: string;
  /** What the catalogue knows of it, in the form that the facts view shows. */
  readonly facts?: readonly ShownFact[];
  /** Whether an original may be uploaded at all. */
  readonly originals: boolean;
  /** Whether "always on this site" can be kept: an organisation may have decided already. */
  readonly rules: boolean;
}

export const DECISIONS = ['clean', 'original', 'cancel'] as const;
export interface Decision {
  readonly choice: (typeof DECISIONS)[number];
  /** The same on this site from now on, unasked. */
  readonly always: boolean;
}

/** What a frame too small to speak for itself has shown in the tab's top frame. */
export type Shown =
  | {readonly kind: 'busy'}
  | {readonly kind: 'idle'}
  | {readonly kind: 'report'; readonly reports: readonly Report[]}
  | {readonly kind: 'warn'; readonly warnings: readonly Warning[]}
  | {readonly kind: 'ask'; readonly problems: readonly Problem[]; readonly originals: boolean}
  | {readonly kind: 'review'; readonly review: Review};

export type ToBackground =
  | {readonly type: 'warm'}
  /** Asks for `terms` alone. */
  | {readonly type: 'terms'}
  /** Said now and then while a person decides: a silent port lets the background fall asleep. */
  | {readonly type: 'alive'}
  | {readonly type: 'clean'; readonly id: number; readonly file: File; readonly ordinal: number}
  | {readonly type: 'cancel'; readonly id: number}
  /** What became of a file that was cleaned or refused; `always` makes it this site's rule. */
  | {
      readonly type: 'settled';
      readonly id: number;
      readonly as: 'clean' | 'original' | 'nothing';
      readonly always?: boolean;
    }
  | {readonly type: 'about'; readonly id: number}
  | {readonly type: 'show'; readonly id: number; readonly shown: Shown};

export type ToGuard =
  | {
      readonly type: 'clean';
      readonly id: number;
      readonly file: File;
      readonly report: Report;
      /** There when a person has to agree first. */
      readonly ask?: Reasons;
    }
  | {readonly type: 'pass'; readonly id: number}
  | {readonly type: 'failed'; readonly id: number; readonly code: FailureCode; readonly ask?: Reasons}
  | {readonly type: 'about'; readonly id: number; readonly about: About}
  /**
   * Whether originals may be uploaded here, and what happens to files that may hold images: said first, so that it is
   * known when nobody can be asked any more, and while an event runs.
   */
  | {readonly type: 'terms'; readonly originals: boolean; readonly embedded: ContainerVerdict}
  /** Without a choice the top frame could not show it: the frame has to speak for itself after all. */
  | {readonly type: 'shown'; readonly id: number; readonly choice?: Choice | Decision};

/** From the background to the guard of a tab's top frame. */
export interface ToTopFrame {
  readonly frame: number;
  readonly shown: Shown;
}

/** From the popup to the guard of a tab's top frame, which answers `true`. */
export const PRESENT = 'present';

/** What the background knows of the host. */
export interface HostReady {
  readonly version: string;
  readonly build: string;
  readonly formats: readonly string[];
  readonly abilities: readonly string[];
}
export interface Status {
  readonly host: HostReady | {readonly code: FailureCode};
  /** Images cleaned since the browser started. */
  readonly cleaned: number;
}
/** What ScrubJay's own pages ask of the background. */
export type Question = {readonly ask: 'status'} | {readonly ask: 'pause' | 'resume'; readonly host: string};
