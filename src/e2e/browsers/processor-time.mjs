// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';

/** Of the clock by which Linux counts processor time; the kernel shows every program 100 a second. */
const TICK_MILLIS = 10;

/**
 * What a process and all below it have used of the processors so far; what other programs do counts in it but little.
 * Linux only.
 * @param {number} pid
 * @returns {number} milliseconds
 */
export function processorMillis(pid) {
  /** @type {Map<number, {parent: number, ticks: number}>} */
  const processes = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // proc(5): the second field is a name that may hold blanks, in brackets; 4 is the parent, 14 and 15 the time.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      processes.set(Number(name), {parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0)});
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (/** @type {number} */ id) => {
    let ticks = processes.get(id)?.ticks ?? 0;
    for (const [child, {parent}] of processes) if (parent === id) ticks += below(child);
    return ticks;
  };
  return below(pid) * TICK_MILLIS;
}
