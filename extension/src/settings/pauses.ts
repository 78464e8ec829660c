// SPDX-License-Identifier: Apache-2.0
import {readSession, writeSession} from '../platform/browser.ts';

/** Long enough for one errand, short enough that nobody forgets it. */
export const PAUSE_MILLIS = 10 * 60_000;

const KEY = 'pauses';

/** Until when ScrubJay is paused, by host. Forgotten when the browser ends. */
export async function readPauses(now: number): Promise<ReadonlyMap<string, number>> {
  const stored = (await readSession(KEY)) as Record<string, number> | undefined;
  return new Map(Object.entries(stored ?? {}).filter(([, until]) => until > now));
}

export async function isPaused(host: string | undefined, now: number): Promise<boolean> {
  return host !== undefined && (await readPauses(now)).has(host);
}

/** Until when it is paused now. */
export async function pause(host: string, now: number): Promise<number> {
  const until = now + PAUSE_MILLIS;
  await writeSession(KEY, {...Object.fromEntries(await readPauses(now)), [host]: until});
  return until;
}

export async function resume(host: string, now: number): Promise<void> {
  const pauses = new Map(await readPauses(now));
  pauses.delete(host);
  await writeSession(KEY, Object.fromEntries(pauses));
}
