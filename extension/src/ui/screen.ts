// SPDX-License-Identifier: Apache-2.0
import type {Choice, Problem, Report} from '../host/messages.ts';

/** What a person sees and chooses, wherever it is shown. */
export interface Screen {
  /** Images are being cleaned, until the returned function is called. */
  busy(): () => void;
  report(reports: readonly Report[]): void;
  /** These files were held back. */
  ask(problems: readonly Problem[]): Promise<Choice>;
}
