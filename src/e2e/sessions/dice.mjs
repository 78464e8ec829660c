// SPDX-License-Identifier: Apache-2.0

/** Chance that can be repeated: the same seed throws the same numbers (xorshift32). */
export class Dice {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = (seed * 2654435761) >>> 0 || 1;
  }

  /** From 0 up to, but not including, `sides`. @param {number} sides */
  below(sides) {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state = (this.#state ^ (this.#state << 5)) >>> 0;
    return this.#state % sides;
  }

  /** @template T @param {readonly T[]} things @returns {T} */
  oneOf(things) {
    return things[this.below(things.length)];
  }

  /** True so many times in a hundred. @param {number} percent */
  chance(percent) {
    return this.below(100) < percent;
  }
}
