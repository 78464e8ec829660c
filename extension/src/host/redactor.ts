// SPDX-License-Identifier: Apache-2.0
import {Failure} from './failure.ts';
import type {Jobs} from './jobs.ts';
import {keepable, type Keep} from './protocol.ts';
import type {Box, Style} from './region.ts';

export interface Redacted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  readonly fileExtension: string;
  /** The format could not be kept. */
  readonly reformatted: boolean;
}

/** What is to be covered in one picture, and how. */
export interface Cover {
  readonly boxes: readonly Box[];
  readonly style: Style;
}

/** Has the host cover places in pictures. */
export class Redactor {
  readonly #jobs: Jobs;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /** Whether there is a host that can cover places. */
  isThere(): Promise<boolean> {
    return this.#jobs.can('redact');
  }

  /**
   * The picture with every one of these boxes covered, checked like a clean one. Rejects with a Failure in every other
   * case: also where the host says that it covered fewer.
   */
  redact(
    read: () => Promise<Uint8Array<ArrayBuffer>>,
    {boxes, style}: Cover,
    keep: readonly Keep[],
    signal: AbortSignal,
  ): Promise<Redacted> {
    return this.#jobs.run({
      read,
      begin(hello, id, bytes) {
        if (!hello.abilities.includes('redact')) throw new Failure('not_able', 'the host names no ability redact');
        return {type: 'redact.begin', id, bytes, options: {keep: keepable(hello, keep)}, regions: boxes, style};
      },
      async hear(job, image) {
        const {answer, bytes} = await job.image(image);
        if (answer.redacted !== boxes.length) {
          throw new Failure('redact_failed', `${answer.redacted ?? 0} boxes of ${boxes.length} are covered`);
        }
        const {mimeType, fileExtension, reformatted = false} = answer;
        return {bytes, mimeType, fileExtension, reformatted};
      },
      signal,
    });
  }
}
