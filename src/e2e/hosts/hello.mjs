// SPDX-License-Identifier: Apache-2.0

/** The real host refuses a job after this long; a host of ours that hangs names less, so that tests need not wait. */
const JOB_MILLIS = 500;

/**
 * A host's first answer.
 * @param {[number, number]} [protocol]
 */
export function helloAnswer(protocol = [1, 1]) {
  return {
    type: 'hello',
    protocol,
    host: '0.1.0',
    build: 'test',
    formats: ['jpeg', 'png'],
    limits: {imageBytes: 64 * 1024 * 1024, jobs: 4, chunkBytes: 512 * 1024, jobMillis: JOB_MILLIS},
    abilities: ['clean'],
  };
}
