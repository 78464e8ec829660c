// SPDX-License-Identifier: Apache-2.0
import {ADMIT, type Asked, WARM} from './bridge.ts';
import type {Gate} from './gate.ts';
import type {HooksEnd} from './hooks-end.ts';

/** Files that the page asks entries, handles or the clipboard for: the hooks bring them here and wait. */
export class Requests {
  readonly #gate: Gate;
  readonly #hooks: HooksEnd;

  constructor(gate: Gate, hooks: HooksEnd) {
    this.#gate = gate;
    this.#hooks = hooks;
    hooks.onSaid((said) => {
      if (said === ADMIT) void this.#admit((hooks.attribute(ADMIT) as Asked).id, hooks.files());
      if (said === WARM) {
        gate.warm();
        hooks.numbers = {last: 0}; // a picker opens: what is chosen there belongs together
      }
    });
  }

  async #admit(id: number, files: readonly File[]): Promise<void> {
    let places: readonly (File | undefined)[] = [];
    try {
      places = await this.#gate.admitEach(files, new AbortController().signal, this.#hooks.numbers);
    } finally {
      const admitted = places.filter((file) => file !== undefined);
      this.#hooks.answer({id, places: places.map((file) => (file ? admitted.indexOf(file) : -1))}, admitted);
    }
  }
}
