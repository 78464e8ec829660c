// SPDX-License-Identifier: Apache-2.0
import type {Container} from '../decide/containers.ts';
import {failureOf} from '../host/failure.ts';
import type {Warning} from '../host/messages.ts';
import type {Screen} from '../ui/screen.ts';
import type {Entry} from './desk.ts';
import type {Link} from './link.ts';

/** Files in which images may lie that nobody cleans: they enter with a warning, or are held back. */
export class Containers {
  readonly #link: Link;
  readonly #screen: Screen;

  constructor(link: Link, screen: Screen) {
    this.#link = link;
    this.#screen = screen;
  }

  /** Whether all of these are known, here and now, to enter as they are; a person is warned of them then. */
  passNow(files: readonly {readonly file: File; readonly kind: Container}[]): boolean {
    if (files.length === 0) return true;
    const verdict = this.#link.embedded;
    if (verdict === undefined || verdict === 'block') return false;
    if (verdict === 'warn') this.#screen.warn(files.map(({file, kind}) => ({name: file.name, kind})));
    return true;
  }

  /** Sets `passed` of every file that may enter. */
  async handle(files: readonly (Entry & {readonly kind: Container})[], signal: AbortSignal): Promise<void> {
    for (;;) {
      const verdict = await this.#link.askEmbedded().catch(failureOf);
      if (signal.aborted) return;
      if (verdict === 'pass' || verdict === 'warn') {
        for (const file of files) file.passed = file.original;
        if (verdict === 'warn') this.#screen.warn(files.map(warningOf));
        return;
      }
      const code = verdict === 'block' ? 'embedded_pictures' : verdict.code;
      const problems = files.map(({original}) => ({name: original.name, code}));
      const choice = await this.#screen.ask(problems, this.#link.originals);
      if (choice === 'retry') continue;
      if (choice === 'original' && this.#link.originals) for (const file of files) file.passed = file.original;
      return;
    }
  }
}

function warningOf({original, kind}: Entry & {readonly kind: Container}): Warning {
  return {name: original.name, kind};
}
