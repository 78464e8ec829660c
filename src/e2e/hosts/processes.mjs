// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';

const POLL_MILLIS = 50;

/**
 * The processes that have this text in their environment, dead ones aside that nobody asked about yet. Linux only.
 * @param {string} text such as the folder that a launcher tells its host
 * @returns {number[]}
 */
export function processesWith(text) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/environ`, 'latin1').includes(text);
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}

/**
 * Waits until no such process is left.
 * @param {string} text
 * @param {number} millis
 * @returns {Promise<number[]>} those that still are
 */
export async function processesLeft(text, millis) {
  for (const end = Date.now() + millis; Date.now() < end; await setTimeout(POLL_MILLIS))
    if (processesWith(text).length === 0) return [];
  return processesWith(text);
}
