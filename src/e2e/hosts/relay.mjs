// SPDX-License-Identifier: Apache-2.0
import {spawn} from 'node:child_process';
import {frameOf, messagesIn} from './frames.mjs';

/**
 * Starts the real host behind this process and hands every message on, through `toHost` and `fromHost`: what they
 * return goes on instead, and nothing where they return undefined.
 * @param {object} tamper
 * @param {(message: any) => any} [tamper.toHost]
 * @param {(message: any) => any} [tamper.fromHost]
 */
export function relay({toHost = same, fromHost = same}) {
  const host = spawn(process.env.SCRUBJAY_HOST ?? '', ['host'], {stdio: ['pipe', 'pipe', 'inherit']});
  pump(process.stdin, toHost, host.stdin).then(() => host.stdin.end());
  pump(host.stdout, fromHost, process.stdout).then(() => process.exit());
}

/** @param {any} message */
function same(message) {
  return message;
}

async function pump(from, change, to) {
  for await (const message of messagesIn(from)) {
    const changed = await change(message);
    if (changed !== undefined) to.write(frameOf(changed));
  }
}
