// SPDX-License-Identifier: Apache-2.0
import {Failure} from '../host/failure.ts';
import {Look} from '../host/look.ts';
import type {Covering, ToBackground, ToGuard} from '../host/messages.ts';
import {Turns} from '../host/turns.ts';
import {extensionAlive} from '../platform/browser.ts';
import {type Link, ofThisWindow} from './link.ts';

/** Pictures of this frame that are looked at at once: as many as the background has looked at. */
const LOOKS = 2;

/**
 * The background and the host have limits of their own; this one is for a background that hangs as a whole. It leaves
 * room for two hosts that use theirs up, and for pictures of other tabs that came first.
 */
const ANSWER_MILLIS = 300_000;

/** This frame's eyes and its black pen; both are in the background's hands. */
export class Sight {
  readonly #link: Link;
  readonly #turns = new Turns(LOOKS);

  constructor(link: Link) {
    this.#link = link;
  }

  /**
   * A look at a clean file, that begins when somebody wants to know. `all`: for everything that the host can see, else
   * for what the rules want. It ends in what the rules say, or, where the background is gone, with `lost`.
   */
  look(file: File, all: boolean, signal: AbortSignal, lost: (because: Failure) => void): Look {
    return new Look((look) => {
      void this.#answer(
        (id) => ({type: 'look', id, file, all}),
        (answer) => {
          if (answer.type === 'seen') look.see(answer.sight, answer.because);
          return answer.type === 'looked' ? answer : undefined;
        },
        signal,
      ).then(
        ({sight, verdict, cover, code}) => look.end({sight, verdict, cover, ...(code && {code})}),
        (because: Failure) => lost(because),
      );
    });
  }

  /** The file with these places covered; rejects with a Failure. */
  async cover(file: File, covering: Covering, signal: AbortSignal): Promise<File> {
    const redacted = await this.#answer(
      (id) => ({type: 'redact', id, file, covering}),
      (answer) => (answer.type === 'redacted' ? answer : undefined),
      signal,
    );
    return ofThisWindow(redacted.file);
  }

  async #answer<A>(
    say: (id: number) => ToBackground,
    last: (answer: ToGuard) => A | undefined,
    signal: AbortSignal,
  ): Promise<A> {
    const end = await this.#turns.take(signal);
    try {
      return await this.#ask(say, last, signal);
    } catch (error) {
      // A background that went away was put to sleep; the next one does it again, once.
      if (!(error instanceof Failure) || error.code !== 'background_gone' || !extensionAlive()) throw error;
      return await this.#ask(say, last, signal);
    } finally {
      end();
    }
  }

  #ask<A>(
    say: (id: number) => ToBackground,
    last: (answer: ToGuard) => A | undefined,
    signal: AbortSignal,
  ): Promise<A> {
    if (!extensionAlive()) throw new Failure('extension_reloaded');
    let ended = () => {};
    return new Promise<A>((resolve, reject) => {
      const id = this.#link.talk(say, {
        hear(answer) {
          const said = last(answer);
          if (said) resolve(said);
          else if (answer.type === 'failed') reject(new Failure(answer.code));
          return said !== undefined || answer.type === 'failed';
        },
        lost: () => reject(new Failure(extensionAlive() ? 'background_gone' : 'extension_reloaded')),
      });
      const hangUp = (code: 'cancelled' | 'host_silent') => {
        this.#link.hangUp(id);
        reject(new Failure(code));
      };
      const cancel = () => hangUp('cancelled');
      const timer = setTimeout(() => hangUp('host_silent'), ANSWER_MILLIS);
      signal.addEventListener('abort', cancel);
      if (signal.aborted) cancel();
      ended = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
    }).finally(() => ended());
  }
}
