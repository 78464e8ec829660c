// SPDX-License-Identifier: Apache-2.0
import {type Subject, SUBJECTS} from '../decide/seen.ts';
import {Failure} from './failure.ts';
import type {Jobs} from './jobs.ts';
import {NOTHING_SEEN, type Sight} from './region.ts';
import {Turns} from './turns.ts';

/** Looks at a time: cleaning must not wait for them, and the host looks at one picture after the other anyway. */
const LOOKS = 2;

/** The ability by which a host says that it can look for a subject. */
export function subjectsIn(abilities: readonly string[]): Subject[] {
  return SUBJECTS.filter((subject) => abilities.includes(`look-${subject}`));
}

/** Has the host look at pictures. */
export class Looker {
  readonly #jobs: Jobs;
  readonly #turns = new Turns(LOOKS);

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /**
   * What is to be seen of `want`, as far as this host can look for it; `seen` is told whenever one subject is done.
   * Rejects with a Failure where nobody could look.
   */
  async look(
    read: () => Promise<Uint8Array<ArrayBuffer>>,
    want: readonly Subject[],
    seen: (sight: Sight) => void,
    signal: AbortSignal,
  ): Promise<Sight> {
    const end = await this.#turns.take(signal);
    try {
      return await this.#jobs.run({
        read,
        begin(hello, id, bytes) {
          const able = subjectsIn(hello.abilities).filter((subject) => want.includes(subject));
          if (able.length === 0) throw new Failure('not_able', `the host cannot look for ${want.join(', ')}`);
          return {type: 'look.begin', id, bytes, want: able, thorough: false};
        },
        async hear(job) {
          let sight = NOTHING_SEEN;
          for (;;) {
            const answer = await job.next();
            if (answer.type === 'look.result') {
              const {width, height, looked, regions} = answer;
              return {width, height, looked, regions};
            }
            if (answer.type !== 'regions') throw new Failure('host_garbled', `${answer.type} in a look`);
            const {width, height, subject} = answer;
            const regions = [...sight.regions, ...answer.regions.map((region) => ({...region, subject}))];
            sight = {width, height, looked: [...sight.looked, subject], regions};
            seen(sight);
          }
        },
        signal,
      });
    } finally {
      end();
    }
  }
}
