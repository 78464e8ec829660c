// SPDX-License-Identifier: Apache-2.0
import type {Choice, Decision, Problem, Report, Review, Warning, Work} from '../host/messages.ts';
import {askAbout} from './dialog.ts';
import {type Busy, Notice} from './notice.ts';
import {reviewUpload} from './review.ts';
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

  busy(images: number, work: Work): Busy {
    return this.#notice.start(images, work);
  }

  report(reports: readonly Report[], undo?: () => boolean): void {
    this.#toast.show(reports, undo);
  }

  warn(warnings: readonly Warning[]): void {
    this.#toast.warn(warnings);
  }

  ask(problems: readonly Problem[], originals: boolean): Promise<Choice> {
    return this.#inTurn(() => askAbout(problems, originals, this.#surface));
  }

  review(review: Review): Promise<Decision> {
    return this.#inTurn(() => reviewUpload(review, this.#surface));
  }

  #inTurn<T>(question: () => Promise<T>): Promise<T> {
    const answer = this.#asked.then(() => {
      this.#toast.hide();
      return question();
    });
    this.#asked = answer.catch(() => undefined);
    return answer;
  }
}
