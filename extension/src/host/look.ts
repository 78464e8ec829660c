// SPDX-License-Identifier: Apache-2.0
import type {Because} from '../decide/decide.ts';
import type {Looked} from './messages.ts';
import {NOTHING_SEEN, type Sight} from './region.ts';

/** One look at one picture while it goes on, for whoever waits for it or draws it. */
export class Look {
  readonly #start: (look: Look) => void;
  readonly #listeners = new Set<() => void>();
  #begun = false;
  #sight: Sight = NOTHING_SEEN;
  #because: readonly Because[] = [];
  #over: Looked | undefined;

  /** @param start called once, by whoever first wants to know */
  constructor(start: (look: Look) => void) {
    this.#start = start;
  }

  /** One that is over already. */
  static of(looked: Looked): Look {
    const look = new Look(() => undefined);
    look.#begun = true;
    look.end(looked);
    return look;
  }

  get begun(): boolean {
    return this.#begun;
  }
  /** What is seen so far. */
  get sight(): Sight {
    return this.#sight;
  }
  /** What came of it; undefined while it goes on. */
  get over(): Looked | undefined {
    return this.#over;
  }
  /** Whether a person has to be asked, going by what is known so far. */
  get asks(): boolean {
    return this.reasons.length > 0;
  }
  get reasons(): readonly Because[] {
    const verdict = this.#over?.verdict;
    return verdict?.kind === 'ask' ? verdict.because : this.#over ? [] : this.#because;
  }

  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#start(this);
  }

  see(sight: Sight, because: readonly Because[]): void {
    if (this.#over) return;
    this.#sight = sight;
    this.#because = because;
    this.#tell();
  }

  end(looked: Looked): void {
    if (this.#over) return;
    this.#over = looked;
    this.#sight = looked.sight;
    this.#tell();
  }

  /** Calls `listener` at every change, until the returned function is called. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
