// SPDX-License-Identifier: Apache-2.0
import type {Container, ContainerVerdict} from '../decide/containers.ts';
import type {Because, Verdict} from '../decide/decide.ts';
import type {ShownFact} from '../decide/facts.ts';
import type {Subject} from '../decide/seen.ts';
import type {FailureCode} from './failure.ts';
import type {Look} from './look.ts';
import type {Finding} from './protocol.ts';
import type {Box, Region, Sight, Style} from './region.ts';

/** What the frames' guards and the background say to each other over one runtime port a frame. */

/** What a clean image lost. */
export interface Report {
  /** The original's name, which only the person sees. */
  readonly name: string;
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
  /** What was covered in the picture, by its labels; each as often as there were places. */
  readonly covered?: readonly string[];
  /** Places that were not sure, and stay as they are. */
  readonly unsure?: number;
}

/** What came of a look, and what follows from it by the rules. */
export interface Looked {
  readonly sight: Sight;
  readonly verdict: Verdict;
  /** What is to be covered where the verdict is `redact`. */
  readonly cover: readonly Region[];
  /** Why nobody, or not everybody, could look. */
  readonly code?: FailureCode;
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
  /** Its clean copy, and what that lost; absent where there is none. */
  readonly clean?: File;
  readonly report?: Report;
  /** The look at it; `looked` instead where that is over, in a message to another frame. */
  readonly look?: Look;
  readonly looked?: Looked;
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
  /** What the host can look for, and whether it can cover anything. */
  readonly subjects: readonly Subject[];
  readonly redactable: boolean;
}

/** What a person wants covered in one image. */
export interface Covering {
  readonly boxes: readonly Box[];
  /** What they are, each in its place; empty for a person's own. */
  readonly labels: readonly string[];
  readonly style: Style;
}

export const DECISIONS = ['clean', 'redact', 'original', 'cancel'] as const;
export interface Decision {
  readonly choice: (typeof DECISIONS)[number];
  /** With `redact`: what is to be covered in each of the candidates. */
  readonly covers?: readonly Covering[];
  /** The same on this site from now on, unasked. */
  readonly always: boolean;
}

/** What goes on while somebody waits. */
export type Work = 'clean' | 'look' | 'cover';

/** What a frame too small to speak for itself has shown in the tab's top frame. */
export type Shown =
  | {readonly kind: 'busy'; readonly work: Work}
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
      readonly as: 'clean' | 'redacted' | 'original' | 'nothing';
      readonly always?: boolean;
      /** With `redacted`: what was covered. */
      readonly covered?: readonly string[];
    }
  /** Looks at a clean file: for what the rules want, or for all that the host can see. */
  | {readonly type: 'look'; readonly id: number; readonly file: File; readonly all: boolean}
  | {readonly type: 'redact'; readonly id: number; readonly file: File; readonly covering: Covering}
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
      /** There when somebody has to look at it; `first`: before anything else is decided. */
      readonly look?: {readonly first: boolean};
    }
  /** What is seen so far, and what of it a person has to be asked about. */
  | {readonly type: 'seen'; readonly id: number; readonly sight: Sight; readonly because: readonly Because[]}
  | ({readonly type: 'looked'; readonly id: number} & Looked)
  | {readonly type: 'redacted'; readonly id: number; readonly file: File}
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
export type Question = {readonly ask: 'status' | 'sites'} | {readonly ask: 'pause' | 'resume'; readonly host: string};
