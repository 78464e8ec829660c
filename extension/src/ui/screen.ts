// SPDX-License-Identifier: Apache-2.0
import type {Choice, Decision, Problem, Report, Review, Warning, Work} from '../host/messages.ts';
import type {Busy} from './notice.ts';

/** What a person sees and chooses, wherever it is shown. */
export interface Screen {
  /** So many images are being cleaned, looked at or covered, until the returned function is called. */
  busy(images: number, work: Work): Busy;
  /**
   * Says what was removed. `undo` gives the page the originals after all, once; it answers whether that is done, or
   * whether the images have to be chosen again.
   */
  report(reports: readonly Report[], undo?: () => boolean): void;
  /** These files entered as they are, and images may lie in them. */
  warn(warnings: readonly Warning[]): void;
  /** These files were held back. `originals`: whether uploading them as they are is a choice. */
  ask(problems: readonly Problem[], originals: boolean): Promise<Choice>;
  /** The upload warning. */
  review(review: Review): Promise<Decision>;
}
