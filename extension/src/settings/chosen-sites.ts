// SPDX-License-Identifier: Apache-2.0
import {readStored, writeStored} from '../platform/browser.ts';

const KEY = 'chosenSites';

/** Match patterns of whole hosts that the person protects though the catalogue names some of their pages only. */
export async function chosenSites(): Promise<readonly string[]> {
  const stored = await readStored(KEY);
  return Array.isArray(stored) ? stored.filter((match) => typeof match === 'string') : [];
}

export async function chooseSite(match: string): Promise<void> {
  await writeStored(KEY, [...new Set([...(await chosenSites()), match])]);
}

export async function leaveSite(match: string): Promise<void> {
  const chosen = await chosenSites();
  await writeStored(
    KEY,
    chosen.filter((one) => one !== match),
  );
}
