// SPDX-License-Identifier: Apache-2.0
import {createHash} from 'node:crypto';
import {readMultipart} from './multipart.mjs';

/**
 * One file as the server got it.
 * @typedef {{fileName: string, type: string | undefined, bytes: Buffer, sha256: string}} ReceivedFile
 */

/** What reached the server: every request's body, and the files of those that were uploads. */
export class Uploads {
  /** @type {{path: string, body: Buffer}[]} */
  requests = [];
  /** @type {ReceivedFile[][]} the files of each upload, in the order of their arrival */
  all = [];
  /** @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {string} path
   * @param {Buffer} body
   */
  request(path, body) {
    this.requests.push({path, body});
  }

  /**
   * @param {Buffer} body
   * @param {string} contentType
   */
  upload(body, contentType) {
    const files = readMultipart(body, contentType)
      .filter((part) => part.fileName !== undefined)
      .map(({fileName = '', type, bytes}) => ({fileName, type, bytes, sha256: sha256(bytes)}));
    this.all.push(files);
    this.#waiting.splice(0).forEach((wake) => wake());
    return files;
  }

  /** Resolves once `count` uploads are there. A test's own time limit ends a wait that is in vain. */
  async arrived(count) {
    while (this.all.length < count) await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
    return this.all;
  }

  forget() {
    this.requests = [];
    this.all = [];
  }
}

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
