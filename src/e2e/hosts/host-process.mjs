// SPDX-License-Identifier: Apache-2.0
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {HOST} from '../product.mjs';
import {frameOf, messagesIn} from './frames.mjs';

/** The real host over real pipes, as a browser has it. */
export class HostProcess {
  #process;
  #messages;
  /** All that it wrote to stderr. */
  log = '';

  /** @param {Record<string, string>} [environment] */
  constructor(environment = {}) {
    this.#process = spawn(HOST, ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/'], {
      env: {...process.env, ...environment},
    });
    this.#process.stderr.on('data', (text) => (this.log += text));
    // A host that ended already is told so by the test's own assertions.
    this.#process.stdin.on('error', () => undefined);
    this.#messages = messagesIn(this.#process.stdout);
    this.ended = once(this.#process, 'exit').then(([status]) => status);
  }

  /** @param {...(object | string)} messages */
  send(...messages) {
    for (const message of messages) this.#process.stdin.write(frameOf(message));
  }

  /** @param {Buffer} bytes */
  sendBytes(bytes) {
    this.#process.stdin.write(bytes);
  }

  /** The next message, or undefined when stdout ended. */
  async next() {
    return (await this.#messages.next()).value;
  }

  /** Greets and waits for the answer. */
  async greet() {
    this.send({type: 'hello', protocol: [1, 1], extension: '0.1.0'});
    return this.next();
  }

  endInput() {
    this.#process.stdin.end();
  }

  async stop() {
    this.#process.kill('SIGKILL');
    await this.ended;
  }
}

/**
 * The messages that bring an image to the host.
 * @param {number} id
 * @param {Buffer} image
 * @param {number} [chunkBytes]
 */
export function cleanRequest(id, image, chunkBytes = 64 * 1024) {
  const chunks = [];
  for (let at = 0; at < image.length; at += chunkBytes) {
    chunks.push({
      type: 'chunk',
      id,
      index: chunks.length,
      data: image.toString('base64', at, Math.min(at + chunkBytes, image.length)),
    });
  }
  const sha256 = createHash('sha256').update(image).digest('hex');
  return [
    {type: 'clean.begin', id, bytes: image.length, options: {keep: ['orientation']}},
    ...chunks,
    {type: 'clean.end', id, sha256},
  ];
}

/**
 * The clean image that an answer describes.
 * @param {Buffer} original
 * @param {([number, number] | string)[]} edits
 */
export function applyEdits(original, edits) {
  return Buffer.concat(
    edits.map((edit) =>
      typeof edit === 'string' ? Buffer.from(edit, 'base64') : original.subarray(edit[0], edit[0] + edit[1]),
    ),
  );
}
