// SPDX-License-Identifier: Apache-2.0
import type {Jobs} from './jobs.ts';
import {type Finding, keepable, type Keep} from './protocol.ts';

export interface Cleaned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  readonly fileExtension: string;
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
}

/** Brings images to the host and clean ones back. */
export class Cleaner {
  readonly #jobs: Jobs;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /** The clean image, checked against length and SHA-256 of the host's answer. Rejects with a Failure in every other case. */
  clean(read: () => Promise<Uint8Array<ArrayBuffer>>, keep: readonly Keep[], signal: AbortSignal): Promise<Cleaned> {
    return this.#jobs.run({
      read,
      begin: (hello, id, bytes) => ({type: 'clean.begin', id, bytes, options: {keep: keepable(hello, keep)}}),
      async hear(job, original) {
        const {answer, bytes} = await job.image(original);
        const {mimeType, fileExtension, removed, findings} = answer;
        return {bytes, mimeType, fileExtension, removed, findings};
      },
      signal,
    });
  }
}
