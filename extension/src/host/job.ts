// SPDX-License-Identifier: Apache-2.0
import {sha256} from './digest.ts';
import {applyEdits, BadEdits} from './edits.ts';
import {Failure, knownCode} from './failure.ts';
import type {HostPort} from './host-port.ts';
import type {Begin, Hello, JobAnswer, Result, ResultBegin} from './protocol.ts';
import {Assembly, BadTransfer, CHUNK_BYTES, chunksOf} from './transfer.ts';

/** What the host's own time limit leaves for the way there and back. */
const GRACE_MILLIS = 10_000;

/**
 * Looking and covering go on in a process that the host itself watches: it ends that one and answers long before this,
 * which is for a host that hangs as a whole. Cleaning must not suffer, so the host is left running.
 */
const SIGHT_MILLIS = 120_000;

/** Chunks that are sent without a pause: some tens of milliseconds. */
const CHUNKS_AT_ONCE = 8;

const END_OF = {'clean.begin': 'clean.end', 'look.begin': 'look.end', 'redact.begin': 'redact.end'} as const;

/** One image on its way through one host. */
export class Job {
  readonly #port: HostPort;
  readonly #opening: Begin;
  readonly #hello: Hello;
  readonly #answers: JobAnswer[] = [];
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #signal: AbortSignal;
  readonly #abort = () => this.#cancel();
  #failed: Failure | undefined;
  #wake: (() => void) | undefined;

  constructor(port: HostPort, opening: Begin, hello: Hello, signal: AbortSignal) {
    this.#port = port;
    this.#opening = opening;
    this.#hello = hello;
    this.#signal = signal;
    port.join(opening.id, {
      answered: (answer) => {
        this.#answers.push(answer);
        this.#wake?.();
      },
      lost: (because) => this.#fail(because),
    });
    const cleaning = opening.type === 'clean.begin';
    this.#timer = setTimeout(
      () => {
        if (!cleaning) this.#cancel();
        this.#fail(new Failure('host_silent', 'no answer in time'));
        // A host that is over its own time limit hangs: a new one serves the next image.
        if (cleaning) port.close(new Failure('host_exited', 'closed: an earlier image got no answer'));
      },
      cleaning ? hello.limits.jobMillis + GRACE_MILLIS : SIGHT_MILLIS,
    );
    signal.addEventListener('abort', this.#abort);
    if (signal.aborted) this.#cancel();
  }

  async send(image: Uint8Array, digest: string): Promise<void> {
    this.#check();
    const {id, type} = this.#opening;
    this.#port.send(this.#opening);
    const chunkBytes = Math.min(CHUNK_BYTES, this.#hello.limits.chunkBytes);
    for (const chunk of chunksOf(id, image, chunkBytes)) {
      this.#port.send(chunk);
      // A large image would otherwise block everything else the background has to do. Not after every chunk: browsers
      // make a timer in a timer wait for 4 ms.
      if (chunk.index % CHUNKS_AT_ONCE === CHUNKS_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve, 0));
      this.#check();
      if (this.#answers.length > 0) return; // refused before all of it was sent
    }
    this.#port.send({type: END_OF[type], id, sha256: digest});
  }

  /** The image that the host answers with, of the length and SHA-256 that it promised. */
  async image(original: Uint8Array): Promise<{answer: Result | ResultBegin; bytes: Uint8Array<ArrayBuffer>}> {
    try {
      const answer = await this.next();
      if (answer.type !== 'result' && answer.type !== 'result.begin') {
        throw new Failure('host_garbled', `${answer.type} came first`);
      }
      const bytes =
        answer.type === 'result' ? applyEdits(original, answer.edits, answer.bytes) : await this.#assemble(answer);
      if ((await sha256(bytes)) !== answer.sha256) throw new Failure('answer_corrupt', 'SHA-256 differs');
      return {answer, bytes};
    } catch (error) {
      if (error instanceof BadEdits || error instanceof BadTransfer) throw new Failure('answer_corrupt', error.message);
      throw error;
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#abort);
    this.#port.leave(this.#opening.id);
  }

  async #assemble(begin: ResultBegin): Promise<Uint8Array<ArrayBuffer>> {
    const assembly = new Assembly(begin);
    for (;;) {
      const answer = await this.next();
      if (answer.type === 'chunk') assembly.add(answer);
      else if (answer.type === 'result.end' && answer.sha256 === begin.sha256) return assembly.finish();
      else throw new Failure('answer_corrupt', `${answer.type} among the chunks`);
    }
  }

  /** The next answer of the host; an error answer is thrown. */
  async next(): Promise<Exclude<JobAnswer, {type: 'error'}>> {
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
    if (this.#port.state.name === 'ready') this.#port.send({type: 'cancel', id: this.#opening.id});
    this.#fail(new Failure('cancelled'));
  }
}
