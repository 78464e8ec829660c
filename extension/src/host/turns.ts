// SPDX-License-Identifier: Apache-2.0
import {Failure} from './failure.ts';

/** So many may go on at a time; the others wait, first come first served. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #limit: number;
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Waits for a turn; what comes back ends it. Throws where it was given up meanwhile. */
  async take(signal?: AbortSignal): Promise<() => void> {
    while (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (signal?.aborted) {
      this.#waiting.shift()?.();
      throw new Failure('cancelled');
    }
    this.#running++;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#running--;
      this.#waiting.shift()?.();
    };
  }

  allow(limit: number): void {
    const grown = limit - this.#limit;
    this.#limit = limit;
    for (let more = 0; more < grown; more++) this.#waiting.shift()?.();
  }
}
