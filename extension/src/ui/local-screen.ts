// SPDX-License-Identifier: Apache-2.0
import type {Choice, Problem, Report} from '../host/messages.ts';
import {askAbout} from './dialog.ts';
import {Notice} from './notice.ts';
import type {Screen} from './screen.ts';
import {Surface} from './surface.ts';
import {Toast} from './toast.ts';

/** Shows everything in the document that it runs in. */
export class LocalScreen implements Screen {
  readonly #surface = new Surface();
  readonly #toast = new Toast(this.#surface);
  readonly #notice = new Notice(this.#surface, () => this.#toast.makeRoom());
  /** One question after the other. */
  #asked: Promise<unknown> = Promise.resolve();

  busy(): () => void {
    return this.#notice.start();
  }

  report(reports: readonly Report[]): void {
    this.#toast.show(reports);
  }

  ask(problems: readonly Problem[]): Promise<Choice> {
    const answer = this.#asked.then(() => {
      this.#toast.hide();
      return askAbout(problems, this.#surface);
    });
    this.#asked = answer.catch(() => undefined);
    return answer;
  }
}
