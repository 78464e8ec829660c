// SPDX-License-Identifier: Apache-2.0
import {connectHost, extensionVersion, type NativePort} from '../platform/browser.ts';
import {agree, OUR_RANGE} from './compat.ts';
import {codeOfDisconnect, Failure} from './failure.ts';
import {type Hello, type HostMessage, type JobAnswer, readHostMessage, type Request} from './protocol.ts';

/** A host that is there answers in under a second; a slow disk at the first start of the day may take some. */
const HELLO_MILLIS = 10_000;

/** An open port keeps the background alive and a Java process in memory: not longer than a person needs it. */
const IDLE_MILLIS = 5 * 60_000;

/** The port's states. `greeting` lasts from connecting until the host's hello was found good. */
export type PortState =
  | {readonly name: 'closed'; readonly because?: Failure}
  | {readonly name: 'greeting'; readonly port: NativePort; readonly ready: Promise<Hello>}
  | {readonly name: 'ready'; readonly port: NativePort; readonly hello: Hello};

/** Who waits for the answers of one job. */
export interface JobListener {
  answered(answer: JobAnswer): void;
  /** The port closed; nothing more will come. */
  lost(because: Failure): void;
}

/** The one native port of the extension: opened on need, kept open while used, closed when idle. */
export class HostPort {
  #state: PortState = {name: 'closed'};
  readonly #jobs = new Map<number, JobListener>();
  #idle: ReturnType<typeof setTimeout> | undefined;
  #greeted: {resolve: (hello: Hello) => void; reject: (because: Failure) => void} | undefined;

  get state(): PortState {
    return this.#state;
  }

  /** The host's hello, after opening the port if it is closed. */
  open(): Promise<Hello> {
    this.#restartIdle();
    switch (this.#state.name) {
      case 'ready':
        return Promise.resolve(this.#state.hello);
      case 'greeting':
        return this.#state.ready;
      case 'closed':
        return this.#connect();
    }
  }

  /** From now until `leave` the answers of job `id` go to `listener`. */
  join(id: number, listener: JobListener): void {
    this.#jobs.set(id, listener);
    this.#restartIdle();
  }

  leave(id: number): void {
    this.#jobs.delete(id);
    this.#restartIdle();
  }

  send(request: Request): void {
    if (this.#state.name === 'closed') throw this.#state.because ?? new Failure('host_exited', 'the port is closed');
    try {
      this.#state.port.postMessage(request);
    } catch (error) {
      // The port can be dead before its disconnect event came.
      const failure = new Failure('host_exited', String(error));
      this.close(failure);
      throw failure;
    }
  }

  /** Ends the host by closing its input. */
  close(because?: Failure): void {
    if (this.#state.name === 'closed') return;
    const {port} = this.#state;
    this.#closed(because);
    port.disconnect();
  }

  #connect(): Promise<Hello> {
    const ready = new Promise<Hello>((resolve, reject) => (this.#greeted = {resolve, reject}));
    ready.catch(() => undefined); // warming up has nobody who waits
    const port = connectHost({
      message: (message) => this.#isCurrent(port) && this.#received(message),
      disconnect: (text) => {
        if (!this.#isCurrent(port)) return;
        this.#closed(new Failure(codeOfDisconnect(text, this.#state.name === 'ready'), text));
      },
    });
    this.#state = {name: 'greeting', port, ready};
    const timer = setTimeout(() => {
      if (this.#isCurrent(port) && this.#state.name === 'greeting') this.close(new Failure('host_silent', 'no hello'));
    }, HELLO_MILLIS);
    ready.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
    try {
      this.send({type: 'hello', protocol: OUR_RANGE, extension: extensionVersion()});
    } catch {
      // `send` closed the port, and that rejected `ready`.
    }
    return ready;
  }

  #isCurrent(port: NativePort): boolean {
    return this.#state.name !== 'closed' && this.#state.port === port;
  }

  #received(raw: unknown): void {
    const message = readHostMessage(raw);
    if (message === undefined) return this.close(new Failure('host_garbled', 'a message of no known type'));
    if (this.#state.name === 'greeting') return this.#greet(message, this.#state.port);
    if (message.type === 'hello') return this.close(new Failure('host_garbled', 'a second hello'));
    if (message.type === 'error' && message.id === undefined) {
      // The host could not read something, and nobody can tell which job that was.
      return this.close(new Failure('host_garbled', message.detail));
    }
    this.#jobs.get((message as JobAnswer).id)?.answered(message as JobAnswer);
  }

  #greet(message: HostMessage, port: NativePort): void {
    if (message.type === 'error' && message.code === 'protocol_mismatch') {
      return this.close(new Failure('host_outdated', message.detail));
    }
    if (message.type !== 'hello') return this.close(new Failure('host_garbled', `${message.type} before hello`));
    const agreement = agree(OUR_RANGE, message.protocol);
    if ('mustUpdate' in agreement) {
      const code = agreement.mustUpdate === 'host' ? 'host_outdated' : 'extension_outdated';
      return this.close(new Failure(code, `host ${message.host}`));
    }
    this.#state = {name: 'ready', port, hello: message};
    this.#greeted?.resolve(message);
    this.#greeted = undefined;
  }

  #closed(because?: Failure): void {
    clearTimeout(this.#idle);
    this.#state = because ? {name: 'closed', because} : {name: 'closed'};
    const failure = because ?? new Failure('host_exited', 'the port was closed');
    this.#greeted?.reject(failure);
    this.#greeted = undefined;
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of jobs) job.lost(failure);
  }

  #restartIdle(): void {
    clearTimeout(this.#idle);
    if (this.#jobs.size === 0) this.#idle = setTimeout(() => this.close(), IDLE_MILLIS);
  }
}
