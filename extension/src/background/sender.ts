// SPDX-License-Identifier: Apache-2.0
import {ownOrigin, type RuntimePort} from '../platform/browser.ts';

/** Whether the port leads to a page of ScrubJay itself: the sample of the setup page. */
export function isOwnPage(guard: RuntimePort): boolean {
  return guard.sender?.origin === ownOrigin() || guard.sender?.url?.startsWith(`${ownOrigin()}/`) === true;
}

export function tabOf(guard: RuntimePort): number {
  return guard.sender?.tab?.id ?? -1;
}

/**
 * The host that the browser itself vouches for; a frame of opaque origin goes by its tab. An address without TLS counts
 * only where the person protected that very address: anybody between could pretend to be an allowed site.
 */
export function hostOf(guard: RuntimePort, granted: readonly string[]): string | undefined {
  for (const address of [guard.sender?.origin, guard.sender?.url, guard.sender?.tab?.url]) {
    if (address !== undefined && URL.canParse(address)) {
      const {protocol, hostname} = new URL(address);
      if (protocol === 'https:' || (protocol === 'http:' && granted.includes(`http://${hostname}/*`))) return hostname;
    }
  }
  return undefined;
}
