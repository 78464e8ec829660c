// SPDX-License-Identifier: Apache-2.0
import {readSession, writeSession} from '../platform/browser.ts';

const KEY = 'cleaned';

/** Additions follow each other: two at once would both start from the same number. */
let last: Promise<unknown> = Promise.resolve();

/** How many images were cleaned since the browser started. */
export async function readTally(): Promise<number> {
  const stored = await readSession(KEY);
  return typeof stored === 'number' ? stored : 0;
}

export function countCleaned(): void {
  last = last.then(async () => writeSession(KEY, (await readTally()) + 1)).catch(() => undefined);
}
