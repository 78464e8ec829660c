// SPDX-License-Identifier: Apache-2.0
import {createHash} from 'node:crypto';
import type {NativePort} from '../src/platform/browser.ts';

type Json = Record<string, unknown>;

interface Events {
  message(message: unknown): void;
  disconnect(text: string | undefined): void;
}

/** How a host answers; whatever is not given is done right: the clean image is the original without its first byte. */
export interface Behaviour {
  readonly hello?: (host: FakeHost) => void;
  readonly cleaned?: (host: FakeHost, id: number, original: Uint8Array) => void;
  readonly looked?: (host: FakeHost, id: number) => void;
  readonly redacted?: (host: FakeHost, id: number) => void;
}

/** Stands in for `connectHost` and the process behind it. Answers come later, as they do through a pipe. */
export class FakeHost implements NativePort {
  readonly sent: Json[] = [];
  readonly #events: Events;
  readonly #behaviour: Behaviour;
  readonly #images = new Map<number, Uint8Array[]>();
  connected = true;

  constructor(events: Events, behaviour: Behaviour) {
    this.#events = events;
    this.#behaviour = behaviour;
  }

  postMessage(message: unknown): void {
    if (!this.connected) throw new Error('Attempting to use a disconnected port object');
    const request = message as Json;
    this.sent.push(request);
    queueMicrotask(() => this.connected && this.#serve(request));
  }

  disconnect(): void {
    this.connected = false;
  }

  say(message: Json): void {
    queueMicrotask(() => this.#events.message(structuredClone(message)));
  }

  die(text?: string): void {
    this.connected = false;
    queueMicrotask(() => this.#events.disconnect(text));
  }

  sayHello(changed: Json = {}): void {
    const limits = {imageBytes: 1_000_000, jobs: 2, chunkBytes: 524_288, jobMillis: 20_000};
    this.say({
      type: 'hello',
      protocol: [1, 1],
      host: '0.1.0',
      build: 'x',
      formats: ['png'],
      limits,
      abilities: [],
      ...changed,
    });
  }

  answer(id: number, clean: Uint8Array, changed: Json = {}): void {
    this.say({
      type: 'result',
      id,
      ...answerAbout(clean),
      edits: [Buffer.from(clean).toString('base64')],
      ...changed,
    });
  }

  #serve(request: Json): void {
    const id = request['id'] as number;
    switch (request['type']) {
      case 'hello':
        if (this.#behaviour.hello) this.#behaviour.hello(this);
        else this.sayHello();
        break;
      case 'clean.begin':
        this.#images.set(id, []);
        break;
      case 'chunk':
        this.#images.get(id)?.push(Buffer.from(request['data'] as string, 'base64'));
        break;
      case 'look.end':
        this.#behaviour.looked?.(this, id);
        break;
      case 'redact.end':
        this.#behaviour.redacted?.(this, id);
        break;
      case 'clean.end': {
        const original = Buffer.concat(this.#images.get(id) ?? []);
        if (this.#behaviour.cleaned) this.#behaviour.cleaned(this, id, original);
        else this.answer(id, original.subarray(1));
        break;
      }
    }
  }
}

export function answerAbout(clean: Uint8Array): Json {
  return {
    format: 'png',
    mimeType: 'image/png',
    fileExtension: 'png',
    bytes: clean.length,
    sha256: createHash('sha256').update(clean).digest('hex'),
    removed: ['text'],
    kept: [],
    findings: [],
    verified: true,
  };
}
