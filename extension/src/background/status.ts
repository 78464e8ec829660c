// SPDX-License-Identifier: Apache-2.0
import {readTally} from '../settings/tally.ts';
import {failureOf, type FailureCode} from '../host/failure.ts';
import type {HostPort} from '../host/host-port.ts';
import type {Hello} from '../host/protocol.ts';
import type {HostReady, Status} from '../host/messages.ts';
import {badge} from './badge.ts';

/** Asks the host itself: only an answer shows that it is there. */
export async function hostStatus(port: HostPort): Promise<Status> {
  const [host, cleaned] = await Promise.all([port.open().then(ready, refused), readTally()]);
  return {host, cleaned};
}

async function ready({host, build, formats, abilities}: Hello): Promise<HostReady> {
  await badge.present();
  return {version: host, build, formats, abilities};
}

async function refused(error: unknown): Promise<{readonly code: FailureCode}> {
  const failure = failureOf(error);
  await badge.failed(-1, failure);
  return {code: failure.code};
}
