// SPDX-License-Identifier: Apache-2.0
import {readStored, writeStored} from '../platform/browser.ts';

export const MODES = ['clean', 'allow', 'block'] as const;
/** What happens to images on a site: cleaned, let through as they are, or not let through at all. */
export type Mode = (typeof MODES)[number];

export interface Settings {
  /** Keep the file's name; otherwise it becomes `image-1.jpg`. */
  readonly keepNames: boolean;
  /** Keep the colour profile byte for byte, texts and dates included. */
  readonly keepColourProfile: boolean;
  /** Host -> mode, for sites that differ from `fallback`. */
  readonly rules: Readonly<Record<string, Mode>>;
  readonly fallback: Mode;
}

export const DEFAULTS: Settings = {keepNames: false, keepColourProfile: false, rules: {}, fallback: 'clean'};

const KEY = 'settings';

/** Settings out of whatever is stored: what is missing or of a wrong type is the default, never an exemption. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return DEFAULTS;
  const {keepNames, keepColourProfile, rules, fallback} = stored as Record<string, unknown>;
  return {
    keepNames: keepNames === true,
    keepColourProfile: keepColourProfile === true,
    rules: parseRules(rules),
    fallback: isMode(fallback) ? fallback : DEFAULTS.fallback,
  };
}

function parseRules(rules: unknown): Record<string, Mode> {
  if (typeof rules !== 'object' || rules === null) return {};
  return Object.fromEntries(Object.entries(rules).filter((rule): rule is [string, Mode] => isMode(rule[1])));
}

export function isMode(value: unknown): value is Mode {
  return (MODES as readonly unknown[]).includes(value);
}

export async function loadSettings(): Promise<Settings> {
  return parseSettings(await readStored(KEY));
}

export async function saveSettings(settings: Settings): Promise<void> {
  await writeStored(KEY, settings);
}
