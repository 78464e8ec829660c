// SPDX-License-Identifier: Apache-2.0
import type {HostPort} from '../host/host-port.ts';
import type {Question} from '../host/messages.ts';
import type {OwnSites} from './own-sites.ts';
import {pauseHost, resumeHost} from './pausing.ts';
import {hostStatus} from './status.ts';

/** The answer to a page's question; undefined where it is none. */
export function answerTo(question: unknown, port: HostPort, sites: OwnSites): Promise<unknown> | undefined {
  const asked = question as Question;
  switch (asked.ask) {
    case 'status':
      return hostStatus(port);
    case 'pause':
      return pauseHost(asked.host);
    case 'resume':
      return resumeHost(asked.host);
    case 'sites':
      return sites.settle();
    default:
      return undefined;
  }
}
