// SPDX-License-Identifier: Apache-2.0
import {sha256} from './digest.ts';
import {Failure, type FailureCode} from './failure.ts';
import type {HostPort} from './host-port.ts';
import {Job} from './job.ts';
import type {Finding, Keep} from './protocol.ts';

/** Jobs before the host named its limit. */
const FIRST_JOBS = 1;

/** A new host may do better where the old one died; nothing else is worth a second try. */
const WORTH_ANOTHER_HOST: readonly FailureCode[] = ['host_exited', 'host_garbled'];

/** What every host can keep; anything else it has to name among its abilities. */
const BASIC: readonly Keep[] = ['orientation', 'icc'];

export interface Cleaned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  readonly fileExtension: string;
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
}

/** Brings images to the host and clean ones back, at most as many at a time as the host allows. */
export class Cleaner {
  readonly #port: HostPort;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #limit = FIRST_JOBS;
  #lastId = 0;

  constructor(port: HostPort) {
    this.#port = port;
  }

  /**
   * The clean image, checked against length and SHA-256 of the host's answer. Rejects with a Failure in every other
   * case. `read` is called when it is this image's turn, so that waiting images are not held in memory.
   */
  async clean(
    read: () => Promise<Uint8Array<ArrayBuffer>>,
    keep: readonly Keep[],
    signal: AbortSignal,
  ): Promise<Cleaned> {
    await this.#turn(signal);
    try {
      const original = await read();
      try {
        return await this.#attempt(original, keep, signal);
      } catch (error) {
        if (!(error instanceof Failure) || !WORTH_ANOTHER_HOST.includes(error.code)) throw error;
        return await this.#attempt(original, keep, signal);
      }
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    while (this.#running >= this.#limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (signal.aborted) {
      this.#waiting.shift()?.();
      throw new Failure('cancelled');
    }
    this.#running++;
  }

  async #attempt(original: Uint8Array<ArrayBuffer>, keep: readonly Keep[], signal: AbortSignal): Promise<Cleaned> {
    const hello = await this.#port.open();
    this.#widen(hello.limits.jobs);
    if (original.length > hello.limits.imageBytes) throw new Failure('too_large', `${original.length} bytes`);
    const digest = await sha256(original);
    const id = ++this.#lastId;
    const job = new Job(this.#port, id, hello, signal);
    try {
      await job.send(
        original,
        digest,
        keep.filter((one) => BASIC.includes(one) || hello.abilities.includes(`keep-${one}`)),
      );
      const {answer, bytes} = await job.answer(original);
      if ((await sha256(bytes)) !== answer.sha256) throw new Failure('answer_corrupt', 'SHA-256 differs');
      this.#port.send({type: 'done', id});
      const {mimeType, fileExtension, removed, findings} = answer;
      return {bytes, mimeType, fileExtension, removed, findings};
    } finally {
      job.end();
    }
  }

  #widen(jobs: number): void {
    const grown = jobs - this.#limit;
    this.#limit = jobs;
    for (let more = 0; more < grown; more++) this.#waiting.shift()?.();
  }
}
