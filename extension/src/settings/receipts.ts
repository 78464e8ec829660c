// SPDX-License-Identifier: Apache-2.0
import {readSession, readStored, removeStored, writeSession, writeStored} from '../platform/browser.ts';
import type {Settings} from './settings.ts';

/** What became of one image. Holds no name, no value and nothing of the picture. */
export interface Receipt {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly host: string;
  /** `jpeg`, `png`, ...; empty where the host could not tell. */
  readonly format: string;
  /** Kinds of what was found: `gps-position`, ... */
  readonly kinds: readonly string[];
  /** Where it stood: `exif`, ... */
  readonly carriers: readonly string[];
  /** What was covered in the picture: `face`, `email`, ... */
  readonly covered?: readonly string[];
  readonly as: 'clean' | 'original';
}

const KEY = 'receipts';
type Keeping = Pick<Settings, 'receipts' | 'receiptLimit'>;

/** Additions follow each other: two at once would both start from the same list. */
let last: Promise<unknown> = Promise.resolve();

/** The newest first. */
export async function readReceipts(): Promise<Receipt[]> {
  const [session, stored] = await Promise.all([readSession(KEY), readStored(KEY)]);
  return [...listOf(session), ...listOf(stored)].sort((a, b) => b.time - a.time);
}

export function addReceipt(receipt: Receipt, keeping: Keeping): void {
  last = last.then(() => add(receipt, keeping)).catch(() => undefined);
}

export async function clearReceipts(): Promise<void> {
  await Promise.all([writeSession(KEY, []), removeStored(KEY)]);
}

/** Brings what is there to where the settings want it. */
export async function moveReceipts(keeping: Keeping): Promise<void> {
  const all = await readReceipts();
  if (all.length === 0) return;
  await clearReceipts();
  await write(all, keeping);
}

/** Kinds that went today on one host, and in how many images: the most telling first is the caller's affair. */
export function todayAt(host: string, receipts: readonly Receipt[], now: Date): Map<string, number> {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const counts = new Map<string, number>();
  for (const {kinds, as} of receipts.filter((receipt) => receipt.host === host && receipt.time >= midnight)) {
    if (as === 'clean') for (const kind of new Set(kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** The kinds that went most often, and how many more there are. */
export function shortened(counts: ReadonlyMap<string, number>, most: number) {
  const kinds = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, most);
  return {kinds, more: counts.size - kinds.length};
}

async function add(receipt: Receipt, keeping: Keeping): Promise<void> {
  if (keeping.receipts === 'never') return;
  const stored = keeping.receipts === 'always' ? await readStored(KEY) : await readSession(KEY);
  await write([receipt, ...listOf(stored)], keeping);
}

async function write(receipts: readonly Receipt[], {receipts: kept, receiptLimit}: Keeping): Promise<void> {
  const newest = receipts.slice(0, receiptLimit);
  if (kept === 'always') await writeStored(KEY, newest);
  else if (kept === 'session') await writeSession(KEY, newest);
}

function listOf(stored: unknown): Receipt[] {
  return Array.isArray(stored) ? (stored as Receipt[]) : [];
}
