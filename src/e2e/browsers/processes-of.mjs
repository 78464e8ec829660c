// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';

/**
 * @typedef {object} Process
 * @property {number} parent
 * @property {number} rss bytes that it has in memory
 * @property {number} threads
 * @property {number} files that it has open
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
    files: readdirSync(`/proc/${id}/fd`).length,
    command: readFileSync(`/proc/${id}/cmdline`, 'latin1').replaceAll('\0', ' '),
  };
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
