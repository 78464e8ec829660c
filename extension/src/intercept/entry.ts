// SPDX-License-Identifier: Apache-2.0
import type {Failure} from '../host/failure.ts';
import type {Look} from '../host/look.ts';
import type {Candidate, Report} from '../host/messages.ts';
import {type Cleaned, Uncleanable} from './link.ts';

/** One file of an upload. `passed` is what the page may get in its place. */
export interface Entry {
  readonly original: File;
  readonly ordinal: number;
  passed?: File;
  cleaned?: Cleaned;
  /** What may be seen in the clean picture. */
  look?: Look;
  /** Why it stays out, unless a person gives the original. */
  failure?: Failure;
}

/** Whether a person has to be asked about it, going by what is known so far. */
export function isAsked(image: Entry): boolean {
  return reasonsOf(image) !== undefined;
}

/** Why; empty where it is the site's mode. */
export function reasonsOf({cleaned, look, failure}: Entry): readonly string[] | undefined {
  if (failure) return failure instanceof Uncleanable ? failure.ask : undefined;
  const seen = look?.asks ? look.reasons : undefined;
  return cleaned?.ask || seen ? [...(cleaned?.ask ?? []), ...(seen ?? [])] : undefined;
}

export function candidateOf({original, cleaned, look, failure}: Entry): Candidate {
  return {
    original,
    ...(cleaned && !failure && {clean: cleaned.file, report: cleaned.report}),
    ...(look && !failure && {look}),
    ...(failure && {code: failure.code}),
  };
}

export function reportsOf(images: readonly Entry[]): Report[] {
  return images.flatMap(({cleaned, failure}) => (cleaned && !failure ? [cleaned.report] : []));
}
