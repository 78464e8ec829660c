// SPDX-License-Identifier: Apache-2.0
import {sha256} from './digest.ts';
import {applyEdits, BadEdits} from './edits.ts';
import {Failure, type FailureCode, knownCode} from './failure.ts';
import type {HostPort} from './host-port.ts';
import type {Finding, Hello, JobAnswer, Keep, Result, ResultBegin} from './protocol.ts';
import {Assembly, BadTransfer, CHUNK_BYTES, chunksOf} from './transfer.ts';

/** What the host's own time limit leaves for the way there and back. */
const GRACE_MILLIS = 10_000;

/** Jobs before the host named its limit. */
const FIRST_JOBS = 1;

/** A new host may do better where the old one died; nothing else is worth a second try. */
const WORTH_ANOTHER_HOST: readonly FailureCode[] = ['host_exited', 'host_garbled'];

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
  async clean(read: () => Promise<Uint8Array<ArrayBuffer>>, keep: readonly Keep[], signal: AbortSignal): Promise<Cleaned> {
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
      await job.send(original, digest, keep);
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

/** One image on its way through one host. */
class Job {
  readonly #port: HostPort;
  readonly #id: number;
  readonly #hello: Hello;
  readonly #answers: JobAnswer[] = [];
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #signal: AbortSignal;
  readonly #abort = () => this.#cancel();
  #failed: Failure | undefined;
  #wake: (() => void) | undefined;

  constructor(port: HostPort, id: number, hello: Hello, signal: AbortSignal) {
    this.#port = port;
    this.#id = id;
    this.#hello = hello;
    this.#signal = signal;
    port.join(id, {
      answered: (answer) => {
        this.#answers.push(answer);
        this.#wake?.();
      },
      lost: (because) => this.#fail(because),
    });
    this.#timer = setTimeout(() => {
      const silent = new Failure('host_silent', 'no answer in time');
      this.#fail(silent);
      // A host that is over its own time limit hangs: a new one serves the next image.
      port.close(new Failure('host_exited', 'closed: an earlier image got no answer'));
    }, hello.limits.jobMillis + GRACE_MILLIS);
    signal.addEventListener('abort', this.#abort);
    if (signal.aborted) this.#cancel();
  }

  async send(original: Uint8Array, digest: string, keep: readonly Keep[]): Promise<void> {
    this.#check();
    this.#port.send({type: 'clean.begin', id: this.#id, bytes: original.length, options: {keep}});
    const chunkBytes = Math.min(CHUNK_BYTES, this.#hello.limits.chunkBytes);
    for (const chunk of chunksOf(this.#id, original, chunkBytes)) {
      this.#port.send(chunk);
      // A large image would otherwise block everything else the background has to do.
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#check();
      if (this.#answers.length > 0) return; // refused before all of it was sent
    }
    this.#port.send({type: 'clean.end', id: this.#id, sha256: digest});
  }

  async answer(original: Uint8Array): Promise<{answer: Result | ResultBegin; bytes: Uint8Array<ArrayBuffer>}> {
    try {
      const answer = await this.#next();
      if (answer.type === 'result') return {answer, bytes: applyEdits(original, answer.edits, answer.bytes)};
      if (answer.type !== 'result.begin') throw new Failure('host_garbled', `${answer.type} came first`);
      return {answer, bytes: await this.#assemble(answer)};
    } catch (error) {
      if (error instanceof BadEdits || error instanceof BadTransfer) throw new Failure('answer_corrupt', error.message);
      throw error;
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#abort);
    this.#port.leave(this.#id);
  }

  async #assemble(begin: ResultBegin): Promise<Uint8Array<ArrayBuffer>> {
    const assembly = new Assembly(begin);
    for (;;) {
      const answer = await this.#next();
      if (answer.type === 'chunk') assembly.add(answer);
      else if (answer.type === 'result.end' && answer.sha256 === begin.sha256) return assembly.finish();
      else throw new Failure('answer_corrupt', `${answer.type} among the chunks`);
    }
  }

  /** The next answer of the host; an error answer is thrown. */
  async #next(): Promise<Exclude<JobAnswer, {type: 'error'}>> {
    while (this.#answers.length === 0) {
      this.#check();
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const answer = this.#answers.shift() as JobAnswer;
    if (answer.type === 'error') throw new Failure(knownCode(answer.code), answer.detail);
    return answer;
  }

  #check(): void {
    if (this.#failed) throw this.#failed;
  }

  #fail(because: Failure): void {
    this.#failed ??= because;
    this.#wake?.();
  }

  #cancel(): void {
    if (this.#port.state.name === 'ready') this.#port.send({type: 'cancel', id: this.#id});
    this.#fail(new Failure('cancelled'));
  }
}
