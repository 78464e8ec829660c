// SPDX-License-Identifier: Apache-2.0
import {readTally} from '../settings/tally.ts';
import {failureOf, type FailureCode} from '../host/failure.ts';
import type {HostPort} from '../host/host-port.ts';

/** What the popup shows. */
export interface Status {
  readonly host: {readonly version: string} | {readonly code: FailureCode};
  readonly cleaned: number;
}

/** Asks the host itself: only an answer shows that it is there. */
export async function hostStatus(port: HostPort): Promise<Status> {
  const [host, cleaned] = await Promise.all([
    port.open().then(
      (hello) => ({version: hello.host}),
      (error: unknown) => ({code: failureOf(error).code}),
    ),
    readTally(),
  ]);
  return {host, cleaned};
}
