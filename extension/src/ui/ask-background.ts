// SPDX-License-Identifier: Apache-2.0
import type {Question, Status} from '../host/messages.ts';
import {askBackground} from '../platform/browser.ts';

export async function askStatus(): Promise<Status> {
  return (await askBackground({ask: 'status'} satisfies Question)) as Status;
}

/** Over when the guard runs on all sites that are to be protected now. */
export async function askSites(): Promise<void> {
  await askBackground({ask: 'sites'} satisfies Question);
}

export async function askPause(host: string, paused: boolean): Promise<void> {
  await askBackground({ask: paused ? 'pause' : 'resume', host} satisfies Question);
}
