// SPDX-License-Identifier: Apache-2.0

/** Oldest and newest protocol version understood. */
export type Range = readonly [oldest: number, newest: number];

/**
 * What this extension speaks. Extensions update by themselves and hosts do not, so the host's previous version stays
 * in the range whenever the newest one moves up.
 */
export const OUR_RANGE: Range = [1, 1];

export type Agreement = {readonly version: number} | {readonly mustUpdate: 'host' | 'extension'};

/** The newest version in both ranges; when there is none, the side whose newest is older must update. */
export function agree(ours: Range, theirs: Range): Agreement {
  const newest = Math.min(ours[1], theirs[1]);
  if (newest >= ours[0] && newest >= theirs[0]) return {version: newest};
  return {mustUpdate: theirs[1] < ours[1] ? 'host' : 'extension'};
}
