// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';

/** Of the clock by which Linux counts processor time; the kernel shows every program 100 a second. */
const TICK_MILLIS = 10;

/**
 * @typedef {object} Process
 * @property {number} parent
 * @property {number} rss bytes that it has in memory
 * @property {number} threads
 * @property {number} processorMillis of processor time that it has used so far
 * @property {string} command with all its words
 */

/** What Linux says of a process. @param {number} id @returns {Process} */
export function readProcess(id) {
  const status = readFileSync(`/proc/${id}/status`, 'latin1');
  const number = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    parent: number('PPid'),
    rss: number('VmRSS') * 1024,
    threads: number('Threads'),
    processorMillis: ticksOf(id) * TICK_MILLIS,
    command: readFileSync(`/proc/${id}/cmdline`, 'latin1').replaceAll('\0', ' '),
  };
}

/**
 * What a process and all below it have used of the processors so far; what other programs do counts in it but little.
 * @param {number} id
 */
export function processorMillis(id) {
  return [readProcess(id), ...descendantsOf(id)].reduce((sum, one) => sum + one.processorMillis, 0);
}

/** proc(5): the second field is a name that may hold blanks, in brackets; 14 and 15 are the time. @param {number} id */
function ticksOf(id) {
  const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** How many files a process of one's own has open. @param {number} id */
export function openFilesOf(id) {
  return readdirSync(`/proc/${id}/fd`).length;
}

/** All processes below this one. @param {number} id @returns {Process[]} */
export function descendantsOf(id) {
  /** @type {Map<number, Process>} */
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    try {
      if (/^\d+$/.test(name)) all.set(Number(name), readProcess(Number(name)));
    } catch {
      // It has ended meanwhile, or is none of ours.
    }
  }
  const below = (/** @type {number} */ parent) =>
    [...all].flatMap(([child, read]) => (read.parent === parent ? [read, ...below(child)] : []));
  return below(id);
}
