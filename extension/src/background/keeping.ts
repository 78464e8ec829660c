// SPDX-License-Identifier: Apache-2.0
import type {Handling} from '../decide/rules.ts';
import type {Keep} from '../host/protocol.ts';

/** What stays in an image on a site. */
export function keptBy(handling: Handling): Keep[] {
  const keep: Keep[] = ['orientation'];
  if (handling.keepColourProfile) keep.push('icc');
  if (handling.keepDate) keep.push('date');
  if (handling.keepCopyright) keep.push('copyright');
  if (handling.keepCredentials) keep.push('content-credentials');
  return keep;
}
