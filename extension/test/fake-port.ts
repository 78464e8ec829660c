// SPDX-License-Identifier: Apache-2.0
import type {RuntimePort} from '../src/platform/browser.ts';

/** One end of a runtime port between a guard and the background. */
export class FakePort<Sent, Heard> {
  readonly sent: Sent[] = [];
  readonly #listeners: ((message: Heard) => void)[] = [];
  readonly #disconnected: (() => void)[] = [];
  readonly sender: object;
  readonly onMessage = {addListener: (listener: (message: Heard) => void) => this.#listeners.push(listener)};
  readonly onDisconnect = {addListener: (listener: () => void) => this.#disconnected.push(listener)};
  open = true;

  constructor(sender: object = {}) {
    this.sender = sender;
  }

  get port(): RuntimePort {
    return this as unknown as RuntimePort;
  }

  postMessage(message: Sent): void {
    if (!this.open) throw new Error('Attempting to use a disconnected port object');
    this.sent.push(message);
  }

  hear(message: Heard): void {
    for (const listener of this.#listeners) listener(message);
  }

  drop(): void {
    this.open = false;
    for (const listener of this.#disconnected) listener();
  }
}
