// SPDX-License-Identifier: Apache-2.0
import {failureOf} from '../host/failure.ts';
import type {Work} from '../host/messages.ts';
import type {Screen} from '../ui/screen.ts';
import type {Entry} from './entry.ts';
import {type Link, Uncleanable} from './link.ts';

/** Steps that can fail, for each image of an upload. */
export class Attempts {
  readonly #link: Link;
  readonly #screen: Screen;

  constructor(link: Link, screen: Screen) {
    this.#link = link;
    this.#screen = screen;
  }

  /**
   * Until it is done for every image, or a person said what becomes of the rest: those keep their `failure`, and where
   * the person gives the originals, these are `passed`.
   */
  async each(
    images: readonly Entry[],
    work: Work,
    step: (image: Entry) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    let pending = images;
    while (pending.length > 0) {
      const idle = this.#screen.busy(pending.length, work);
      try {
        await Promise.all(pending.map((image) => once(image, step).then(() => idle.step?.())));
      } finally {
        idle();
      }
      if (signal.aborted) return;
      pending = pending.filter(({failure}) => failure && !(failure instanceof Uncleanable));
      if (pending.length === 0) return;
      const problems = pending.map(({original, failure}) => ({name: original.name, code: failureOf(failure).code}));
      const choice = await this.#screen.ask(problems, this.#link.originals);
      if (choice === 'retry') continue;
      if (choice === 'original' && this.#link.originals) for (const image of pending) image.passed = image.original;
      return;
    }
  }
}

async function once(image: Entry, step: (image: Entry) => Promise<void>): Promise<void> {
  delete image.failure;
  try {
    await step(image);
  } catch (error) {
    image.failure = failureOf(error);
  }
}
