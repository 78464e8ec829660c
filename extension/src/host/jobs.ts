// SPDX-License-Identifier: Apache-2.0
import {sha256} from './digest.ts';
import {Failure, type FailureCode} from './failure.ts';
import type {HostPort} from './host-port.ts';
import {Job} from './job.ts';
import type {Begin, Hello} from './protocol.ts';
import {Turns} from './turns.ts';

/** Jobs before the host named its limit. */
const FIRST_JOBS = 1;

/** A new host may do better where the old one died; nothing else is worth a second try. */
const WORTH_ANOTHER_HOST: readonly FailureCode[] = ['host_exited', 'host_garbled'];

export interface Errand<T> {
  /** Called when it is this image's turn, so that waiting images are not held in memory. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
  /** What opens the job on this host; may throw where the host can't do it. */
  readonly begin: (hello: Hello, id: number, bytes: number) => Begin;
  /** Hears the answers. */
  readonly hear: (job: Job, image: Uint8Array<ArrayBuffer>) => Promise<T>;
  readonly signal: AbortSignal;
}

/** What the host is to do, at most as much at a time as it allows. */
export class Jobs {
  readonly #port: HostPort;
  readonly #turns = new Turns(FIRST_JOBS);
  #lastId = 0;

  constructor(port: HostPort) {
    this.#port = port;
  }

  /** Whether the host names this ability; false too where there is none. */
  async can(ability: string): Promise<boolean> {
    try {
      return (await this.#port.open()).abilities.includes(ability);
    } catch {
      return false;
    }
  }

  /** Rejects with a Failure in every case but a whole answer. */
  async run<T>(errand: Errand<T>): Promise<T> {
    const end = await this.#turns.take(errand.signal);
    try {
      const image = await errand.read();
      try {
        return await this.#attempt(errand, image);
      } catch (error) {
        if (!(error instanceof Failure) || !WORTH_ANOTHER_HOST.includes(error.code)) throw error;
        return await this.#attempt(errand, image);
      }
    } finally {
      end();
    }
  }

  async #attempt<T>({begin, hear, signal}: Errand<T>, image: Uint8Array<ArrayBuffer>): Promise<T> {
    const hello = await this.#port.open();
    this.#turns.allow(hello.limits.jobs);
    if (image.length > hello.limits.imageBytes) throw new Failure('too_large', `${image.length} bytes`);
    const digest = await sha256(image);
    const id = ++this.#lastId;
    const opening = begin(hello, id, image.length);
    const job = new Job(this.#port, opening, hello, signal);
    try {
      await job.send(image, digest);
      const heard = await hear(job, image);
      this.#port.send({type: 'done', id});
      return heard;
    } finally {
      job.end();
    }
  }
}
