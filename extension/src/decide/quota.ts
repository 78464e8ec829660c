// SPDX-License-Identifier: Apache-2.0

/** More images than a person chooses in one go; a page that feeds the host on its own reaches it soon. */
const BURST = 500;
/** Images that come back to the allowance every second. */
const PER_SECOND = 2;

/** The allowance of one tab: a bucket that a page's uploads empty and time fills. */
export class Quota {
  #left = BURST;
  #since: number;

  constructor(now: number) {
    this.#since = now;
  }

  /** Whether one more image may go to the host. */
  take(now: number): boolean {
    this.#left = Math.min(BURST, this.#left + ((now - this.#since) / 1000) * PER_SECOND);
    this.#since = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
