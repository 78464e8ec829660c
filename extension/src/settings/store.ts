// SPDX-License-Identifier: Apache-2.0
import {onStoredChanged, readManaged, readStored, writeStored} from '../platform/browser.ts';
import {type Effective, effective, parsePolicy, type Policy} from './policy.ts';
import {differencesOf, parseSettings, type Settings} from './settings.ts';

const KEY = 'settings';

/** The person's own settings, without any policy. */
export async function loadOwn(): Promise<Settings> {
  return parseSettings(await readStored(KEY));
}

export async function loadPolicy(): Promise<Policy> {
  return parsePolicy(await readManaged());
}

/** The settings that count. */
export async function loadSettings(): Promise<Effective> {
  const [own, policy] = await Promise.all([loadOwn(), loadPolicy()]);
  return effective(own, policy);
}

export async function saveOwn(settings: Settings): Promise<void> {
  await writeStored(KEY, differencesOf(settings));
}

/** Changes follow each other: two at once would both start from the same settings. */
let last: Promise<unknown> = Promise.resolve();

/** Changes some of the person's own settings. */
export function changeOwn(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  const changed = last.then(async () => {
    const own = await loadOwn();
    const next = {...own, ...change(own)};
    await saveOwn(next);
    return next;
  });
  last = changed.catch(() => undefined);
  return changed;
}

export function onSettingsChanged(listener: () => void): void {
  onStoredChanged([KEY], listener);
}
