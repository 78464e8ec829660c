// SPDX-License-Identifier: Apache-2.0
import {onAlarm, onPageLoaded, setAlarm, tabsAt} from '../platform/browser.ts';
import {isPaused, pause, resume} from '../settings/pauses.ts';
import {loadSettings} from '../settings/store.ts';
import {badge} from './badge.ts';

const ALARM = 'resume ';

/** Shows which tabs are paused, and takes the sign away when the time is over. What counts is the time, not the alarm. */
export function keepPauseSigns(): void {
  onAlarm((name) => {
    if (name.startsWith(ALARM)) void sign(name.slice(ALARM.length), false);
  });
  onPageLoaded((tab, address) => {
    void isPaused(new URL(address).hostname, Date.now()).then(async (paused) => {
      if (paused) await badge.paused(tab, true);
    });
  });
}

export async function pauseHost(host: string): Promise<void> {
  if (!(await loadSettings()).pausing) return;
  setAlarm(ALARM + host, await pause(host, Date.now()));
  await sign(host, true);
}

export async function resumeHost(host: string): Promise<void> {
  await resume(host, Date.now());
  await sign(host, false);
}

async function sign(host: string, paused: boolean): Promise<void> {
  for (const tab of await tabsAt([`*://${host}/*`])) await badge.paused(tab, paused);
}
