// SPDX-License-Identifier: Apache-2.0
import type {HostPort} from '../host/host-port.ts';
import {openOwnPage} from '../platform/browser.ts';
import {loadSettings} from '../settings/store.ts';
import {hostStatus} from './status.ts';

/**
 * Opens the setup page once, after installation. It comes to the front where there is something to do; where the host
 * answers, it waits behind the tab that a person is at.
 */
export async function welcomeOnce(port: HostPort): Promise<void> {
  const {welcome} = await loadSettings();
  if (!welcome) return;
  const {host} = await hostStatus(port);
  openOwnPage('/setup.html', {inFront: 'code' in host});
}
