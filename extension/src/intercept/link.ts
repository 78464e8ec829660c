// SPDX-License-Identifier: Apache-2.0
import {Failure} from '../host/failure.ts';
import type {Choice, Report, Shown, ToBackground, ToGuard} from '../host/messages.ts';
import {connectBackground, extensionAlive, type RuntimePort} from '../platform/browser.ts';

/** Images of this frame under way at once: as many as the host works on anyway. The rest waits here, as mere Files. */
const OPEN = 4;

/**
 * The background has time limits of its own for every step; this one is for a background that hangs as a whole. It
 * leaves room for two hosts that each use up theirs, and for images of other tabs that came first.
 */
const ANSWER_MILLIS = 180_000;

/** Well below the 30 s after which a silent port is cut. */
const ALIVE_MILLIS = 20_000;

export type Passed = {readonly file: File; readonly report: Report} | 'as-it-is';

interface Job {
  readonly file: File;
  readonly ordinal: number;
  readonly resolve: (passed: Passed) => void;
  readonly reject: (because: Failure) => void;
  retried: boolean;
}

/** This frame's line to the background: connected on need, and again after the background was put to sleep. */
export class Link {
  readonly #jobs = new Map<number, Job>();
  readonly #asked = new Map<number, (choice: Choice | undefined) => void>();
  readonly #queue: (() => void)[] = [];
  #port: RuntimePort | undefined;
  #lastId = 0;
  #open = 0;

  /** Has the background start the host, since an upload is likely. */
  warm(): void {
    if (!extensionAlive()) return;
    try {
      this.#connected().postMessage({type: 'warm'} satisfies ToBackground);
    } catch {
      this.#port = undefined; // the upload itself will tell what is wrong
    }
  }

  /** The clean file; rejects with a Failure. */
  async clean(file: File, ordinal: number, signal: AbortSignal): Promise<Passed> {
    if (this.#open >= OPEN) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#open++;
    const id = ++this.#lastId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      this.#settle(id)?.reject(new Failure('cancelled'));
      this.#post({type: 'cancel', id});
    };
    try {
      return await new Promise<Passed>((resolve, reject) => {
        this.#jobs.set(id, {file, ordinal, resolve, reject, retried: false});
        timer = setTimeout(() => this.#settle(id)?.reject(new Failure('background_gone')), ANSWER_MILLIS);
        signal.addEventListener('abort', cancel);
        if (signal.aborted) return cancel();
        this.#submit(id);
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      const next = this.#queue.shift();
      if (next) next();
      else this.#open--;
    }
  }

  /** Shows something in the top frame. Resolves to the person's choice, or undefined where nobody can show it. */
  async show(shown: Shown): Promise<Choice | undefined> {
    const id = ++this.#lastId;
    const alive = setInterval(() => this.#post({type: 'alive'}), ALIVE_MILLIS);
    try {
      return await new Promise((resolve) => {
        this.#asked.set(id, resolve);
        if (!this.#post({type: 'show', id, shown})) this.#answered(id, undefined);
      });
    } finally {
      clearInterval(alive);
    }
  }

  #submit(id: number): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    const {file, ordinal} = job;
    if (!extensionAlive()) this.#settle(id)?.reject(new Failure('extension_reloaded'));
    else if (!this.#post({type: 'clean', id, file, ordinal})) this.#lost(id);
  }

  /** A job whose background went away is handed to the next one, once. */
  #lost(id: number): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    if (!extensionAlive()) this.#settle(id)?.reject(new Failure('extension_reloaded'));
    else if (job.retried) this.#settle(id)?.reject(new Failure('background_gone'));
    else {
      job.retried = true;
      this.#submit(id);
    }
  }

  #post(message: ToBackground): boolean {
    try {
      this.#connected().postMessage(message);
      return true;
    } catch {
      this.#port = undefined;
      return false;
    }
  }

  #connected(): RuntimePort {
    if (this.#port) return this.#port;
    const port = connectBackground();
    port.onMessage.addListener((message: ToGuard) => this.#received(message));
    port.onDisconnect.addListener(() => {
      if (this.#port === port) this.#port = undefined;
      for (const id of [...this.#jobs.keys()]) this.#lost(id);
      for (const id of [...this.#asked.keys()]) this.#answered(id, undefined);
    });
    return (this.#port = port);
  }

  #received(message: ToGuard): void {
    switch (message.type) {
      case 'clean':
        this.#settle(message.id)?.resolve({file: ofThisWindow(message.file), report: message.report});
        break;
      case 'pass':
        this.#settle(message.id)?.resolve('as-it-is');
        break;
      case 'failed':
        this.#settle(message.id)?.reject(new Failure(message.code));
        break;
      case 'shown':
        this.#answered(message.id, message.choice);
        break;
    }
  }

  #settle(id: number): Job | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    return job;
  }

  #answered(id: number, choice: Choice | undefined): void {
    this.#asked.get(id)?.(choice);
    this.#asked.delete(id);
  }
}

/**
 * A File that came as a message belongs to this script, and in Firefox the page is denied every property of it. One
 * that is made here belongs to the page's window; it refers to the same bytes.
 */
function ofThisWindow(file: File): File {
  const {name, type, lastModified} = file;
  return new window.File([file], name, {type, lastModified});
}
