// SPDX-License-Identifier: Apache-2.0
import type {ContainerVerdict} from '../decide/containers.ts';
import {Failure} from '../host/failure.ts';
import type {About, Choice, Decision, Reasons, Report, Shown, ToBackground, ToGuard} from '../host/messages.ts';
import {connectBackground, extensionAlive, type RuntimePort} from '../platform/browser.ts';

/** Images of this frame under way at once: as many as the host works on anyway. The rest waits here, as mere Files. */
const OPEN = 4;

/**
 * The background has time limits of its own for every step; this one is for a background that hangs as a whole. It
 * leaves room for two hosts that each use up theirs, and for images of other tabs that came first.
 */
const ANSWER_MILLIS = 180_000;

/** How soon it is noticed that the extension is gone: browsers then close no port, and nobody tells. */
const GONE_MILLIS = 1_000;

/** How long what the background said of files that may hold images is believed: pauses, rules and policies change. */
const TERMS_MILLIS = 2 * 60_000;

/** It has to read the settings and no more. */
const TERMS_WITHIN_MILLIS = 20_000;

/** What is said of a site when nobody can be asked: no original goes there by a way that an organisation may forbid. */
const NOTHING_KNOWN: About = {name: '', originals: false, rules: false, subjects: [], redactable: false};

/** Well below the 30 s after which a silent port is cut. */
const ALIVE_MILLIS = 20_000;

/** The clean file and its number here; `ask` where a person has to agree first. */
export interface Cleaned {
  readonly id: number;
  readonly file: File;
  readonly report: Report;
  readonly ask?: Reasons;
  /** There where somebody has to look at it. */
  readonly look?: {readonly first: boolean};
}
export type Outcome = (ToBackground & {type: 'settled'})['as'];
export type Passed = Cleaned | 'as-it-is';

/** There is no clean file, and a person is to be asked what now. */
export class Uncleanable extends Failure {
  readonly id: number;
  readonly ask: Reasons;

  constructor(id: number, code: Failure['code'], ask: Reasons) {
    super(code);
    this.id = id;
    this.ask = ask;
  }
}

interface Job {
  readonly file: File;
  readonly ordinal: number;
  readonly resolve: (passed: Passed) => void;
  readonly reject: (because: Failure) => void;
  retried: boolean;
}

/** Something that was said to the background, and who hears what it says to that. */
export interface Talk {
  /** Whether that was the last. */
  hear(answer: ToGuard): boolean;
  /** No answer can come any more. */
  lost(): void;
}

/** This frame's line to the background: connected on need, and again after the background was put to sleep. */
export class Link {
  readonly #jobs = new Map<number, Job>();
  readonly #talks = new Map<number, Talk>();
  readonly #queue: (() => void)[] = [];
  #port: RuntimePort | undefined;
  #lastId = 0;
  #open = 0;
  #originals = false;
  #embedded: {readonly verdict: ContainerVerdict; readonly until: number} | undefined;
  #expecting: (() => void)[] = [];
  #termsAsked = false;
  #watching: ReturnType<typeof setInterval> | undefined;

  /** Whether originals may be uploaded here at all. Until the background said so, they may not. */
  get originals(): boolean {
    return this.#originals;
  }

  /** What happens here to files that may hold images, if that was said a short time ago. */
  get embedded(): ContainerVerdict | undefined {
    if (!this.#embedded || this.#embedded.until <= Date.now() || !extensionAlive()) return undefined;
    return this.#embedded.verdict;
  }

  /** Files may come soon: has the background start the host and say what happens to them, so that it is known by then. */
  expectFiles(): void {
    if (this.embedded !== undefined || this.#termsAsked || !extensionAlive()) return;
    this.#termsAsked = this.#post({type: 'warm'});
  }

  /** `embedded`, asked for now; rejects with a Failure where nobody answers. */
  async askEmbedded(): Promise<ContainerVerdict> {
    for (let tries = 0; tries < 2; tries++) {
      if (!extensionAlive()) throw new Failure('extension_reloaded');
      this.#embedded = undefined;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, TERMS_WITHIN_MILLIS);
        this.#expecting.push(() => {
          clearTimeout(timer);
          resolve();
        });
        if (!this.#post({type: 'terms'})) this.#termsCame();
      });
      if (this.embedded !== undefined) return this.embedded;
    }
    throw new Failure(extensionAlive() ? 'background_gone' : 'extension_reloaded');
  }

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
        this.#watch();
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

  /** Says what became of a file that was cleaned, or could not be; `always` makes it this site's rule. */
  settle(id: number, as: Outcome, always = false, covered?: readonly string[]): void {
    if (extensionAlive()) this.#post({type: 'settled', id, as, ...(always && {always}), ...(covered && {covered})});
  }

  /** What is known of the site that this frame shows. */
  async about(): Promise<About> {
    return new Promise((resolve) => {
      this.talk((id) => ({type: 'about', id}), {
        hear: (answer) => {
          if (answer.type === 'about') resolve(answer.about);
          return true;
        },
        lost: () => resolve(NOTHING_KNOWN),
      });
    });
  }

  /** Says something that is answered; the number under which that is. */
  talk(say: (id: number) => ToBackground, talk: Talk): number {
    const id = ++this.#lastId;
    this.#talks.set(id, talk);
    this.#watch();
    if (!this.#post(say(id))) this.#lose(id);
    return id;
  }

  /** Wants no more answers to that. */
  hangUp(id: number): void {
    if (this.#talks.delete(id) && extensionAlive()) this.#post({type: 'cancel', id});
  }

  /** Keeps the background awake while a person decides, until the returned function is called. */
  stayAwake(): () => void {
    const alive = setInterval(() => this.#post({type: 'alive'}), ALIVE_MILLIS);
    return () => clearInterval(alive);
  }

  /** Shows something in the top frame. Resolves to the person's choice, or undefined where nobody can show it. */
  async show(shown: Shown): Promise<Choice | Decision | undefined> {
    const sleep = this.stayAwake();
    try {
      return await new Promise((resolve) => {
        this.talk((id) => ({type: 'show', id, shown}), {
          hear: (answer) => {
            resolve(answer.type === 'shown' ? answer.choice : undefined);
            return true;
          },
          lost: () => resolve(undefined),
        });
      });
    } finally {
      sleep();
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
      this.#loseAll();
    });
    return (this.#port = port);
  }

  #loseAll(): void {
    for (const id of [...this.#jobs.keys()]) this.#lost(id);
    for (const id of [...this.#talks.keys()]) this.#lose(id);
    this.#termsCame();
  }

  /** As long as answers are awaited. */
  #watch(): void {
    this.#watching ??= setInterval(() => {
      if (!extensionAlive()) this.#loseAll();
      if (this.#jobs.size + this.#talks.size > 0) return;
      clearInterval(this.#watching);
      this.#watching = undefined;
    }, GONE_MILLIS);
  }

  #received(message: ToGuard): void {
    switch (message.type) {
      case 'clean':
        void this.#cleaned(message);
        break;
      case 'pass':
        this.#settle(message.id)?.resolve('as-it-is');
        break;
      case 'failed':
        if (this.#talks.has(message.id)) return this.#heard(message.id, message);
        this.#settle(message.id)?.reject(
          message.ask ? new Uncleanable(message.id, message.code, message.ask) : new Failure(message.code),
        );
        break;
      case 'terms':
        this.#originals = message.originals;
        this.#embedded = {verdict: message.embedded, until: Date.now() + TERMS_MILLIS};
        this.#termsCame();
        break;
      default:
        this.#heard(message.id, message);
    }
  }

  async #cleaned({id, file, report, ask, look}: Extract<ToGuard, {type: 'clean'}>): Promise<void> {
    try {
      const here = await ofThisWindow(file);
      this.#settle(id)?.resolve({id, file: here, report, ...(ask && {ask}), ...(look && {look})});
    } catch {
      this.#settle(id)?.reject(new Failure('background_gone'));
    }
  }

  #settle(id: number): Job | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    return job;
  }

  /** Or will not come. */
  #termsCame(): void {
    this.#termsAsked = false;
    for (const expecting of this.#expecting.splice(0)) expecting();
  }

  #heard(id: number, answer: ToGuard): void {
    if (this.#talks.get(id)?.hear(answer)) this.#talks.delete(id);
  }

  #lose(id: number): void {
    const talk = this.#talks.get(id);
    this.#talks.delete(id);
    talk?.lost();
  }
}

/**
 * A File that came as a message belongs to this script, and in Firefox the page is denied every property of it; one that
 * is made here belongs to the page's window. Its bytes are fetched first: Firefox reads files of other processes with 25
 * threads in all, and a page that uploads that many of them in one request waits for ever.
 */
export async function ofThisWindow(file: File): Promise<File> {
  const {name, type, lastModified} = file;
  return new window.File([await file.arrayBuffer()], name, {type, lastModified});
}
