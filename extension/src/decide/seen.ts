// SPDX-License-Identifier: Apache-2.0
import type {SightOptions, Subject} from '../settings/settings.ts';

export type {Subject};

/** What came of looking at one picture. */
export interface Seen {
  /** What was looked for to the end. */
  readonly looked: readonly Subject[];
  readonly regions: readonly {readonly subject: Subject; readonly sure: boolean}[];
  /** Whether the host can cover anything. */
  readonly redactable: boolean;
}

/** As in `settings/settings.ts`, which pure code does not read; faces come first everywhere. */
export const SUBJECTS: readonly Subject[] = ['faces', 'text', 'codes'];

/** What is to be looked for: whatever is not ignored. Where this is empty nobody looks, and nobody waits. */
export function wantedBy(sight: SightOptions): Subject[] {
  return SUBJECTS.filter((subject) => sight[subject] !== 'ignore');
}

/** Whether something was to be looked for and was not. */
export function wasUnseen({looked}: Seen, sight: SightOptions): boolean {
  return wantedBy(sight).some((subject) => !looked.includes(subject));
}

/**
 * Why a person has to be asked after a look: something lies there that is asked about, also where it is only maybe
 * there; something would be covered and the host can't; or something was not looked for that should have been.
 */
export function seenReasons(seen: Seen, sight: SightOptions): (Subject | 'unseen')[] {
  const reasons: (Subject | 'unseen')[] = SUBJECTS.filter((subject) =>
    seen.regions.some(
      (region) =>
        region.subject === subject &&
        (sight[subject] === 'ask' || (sight[subject] === 'redact' && region.sure && !seen.redactable)),
    ),
  );
  return wasUnseen(seen, sight) ? [...reasons, 'unseen'] : reasons;
}
