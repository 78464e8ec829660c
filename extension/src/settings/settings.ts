// SPDX-License-Identifier: Apache-2.0
import {conforms, type Schema} from './schema.ts';
import settingsSchema from './settings.schema.json' with {type: 'json'};

export const MODES = ['clean', 'ask', 'allow', 'block'] as const;
/** What happens to images on a site: cleaned, asked about, let through as they are, or not let through at all. */
export type Mode = (typeof MODES)[number];

export const CONDITIONS = ['location', 'uncleanable'] as const;
/** What about an image raises Clean to Ask. */
export type Condition = (typeof CONDITIONS)[number];

export const SUBJECTS = ['faces', 'text', 'codes'] as const;
/** What can be seen in a picture, where the host's hello lists `look-faces`, `look-text`, `look-codes`. */
export type Subject = (typeof SUBJECTS)[number];

export const TREATMENTS = ['ignore', 'ask', 'redact'] as const;
/** What happens when one of these is seen: nothing (nobody even looks), a question, or it is covered unasked. */
export type Treatment = (typeof TREATMENTS)[number];

/** What happens to a picture in which something was to be looked for, and nobody could. It never just passes. */
export const UNSEEN = ['ask', 'block'] as const;

/** Conditions of an earlier form, and what they are now: to be asked about that subject. */
export const FORMER_CONDITIONS: Readonly<Record<string, Subject>> = {face: 'faces', text: 'text', code: 'codes'};

export const RECEIPTS = ['session', 'always', 'never'] as const;

/** What happens to files that are no images but may hold some: they pass with a warning, or are held back. */
export const EMBEDDED = ['warn', 'block'] as const;

export interface SiteOptions {
  /** Keep the file's name; otherwise it becomes `image-1.jpg`. */
  readonly keepNames: boolean;
  /** Keep the colour profile byte for byte, texts and dates included. */
  readonly keepColourProfile: boolean;
  /** Keep what the file says of date, copyright and the picture's origin; only where the host can. */
  readonly keepDate: boolean;
  readonly keepCopyright: boolean;
  readonly keepCredentials: boolean;
  /** Draw the picture anew and save it: what hides in the picture's own data goes, and pixels change slightly. */
  readonly reencode: boolean;
}
export const SITE_OPTIONS = [
  'keepNames',
  'keepColourProfile',
  'keepDate',
  'keepCopyright',
  'keepCredentials',
  'reencode',
] as const satisfies (keyof SiteOptions)[];

/** Options that only some hosts can follow, and the ability that their hello lists then. */
export const OPTION_ABILITIES: Readonly<Partial<Record<keyof SiteOptions, string>>> = {
  keepDate: 'keep-date',
  keepCopyright: 'keep-copyright',
  keepCredentials: 'keep-content-credentials',
};

/** What happens to what can be seen in a picture. */
export type SightOptions = Readonly<Record<Subject, Treatment>> & {readonly unseen: (typeof UNSEEN)[number]};

/** What is different on one site; what is absent is as everywhere. */
export type Rule = {
  readonly mode?: Mode;
  /** No condition raises Clean to Ask here: "always on this site". */
  readonly unasked?: boolean;
} & Partial<SiteOptions & SightOptions>;
export type Rules = Readonly<Record<string, Rule>>;

export interface Settings extends SiteOptions, SightOptions {
  readonly fallback: Mode;
  /** By host name. */
  readonly rules: Rules;
  readonly askWhen: readonly Condition[];
  readonly embedded: (typeof EMBEDDED)[number];
  readonly receipts: (typeof RECEIPTS)[number];
  readonly receiptLimit: number;
  /** Whether a person may upload an original by clicks of their own. */
  readonly uploadOriginal: boolean;
  /** Whether the setup page opens once after installing. */
  readonly welcome: boolean;
}

export const DEFAULTS: Settings = {
  fallback: 'clean',
  rules: {},
  askWhen: [],
  faces: 'ignore',
  text: 'ignore',
  codes: 'ignore',
  unseen: 'ask',
  embedded: 'warn',
  keepNames: false,
  keepColourProfile: false,
  keepDate: false,
  keepCopyright: false,
  keepCredentials: false,
  reencode: false,
  receipts: 'session',
  receiptLimit: 200,
  uploadOriginal: true,
  welcome: true,
};

export const VERSION = 2;
export const SETTINGS_SCHEMA: Schema = settingsSchema as Schema;

/** Settings out of whatever is stored: what is missing or of a wrong form is the default, never an exemption. */
export function parseSettings(stored: unknown): Settings {
  return {...DEFAULTS, ...parsePart(migrate(stored))};
}

/** Those of the members that are settings and have the right form. */
export function parsePart(stored: unknown): Partial<Settings> {
  if (!isRecord(stored)) return {};
  const read = withSubjects(stored);
  const good = Object.keys(DEFAULTS).flatMap((key) => {
    const schema = SETTINGS_SCHEMA.properties?.[key];
    const value = key === 'rules' ? parseRules(read[key]) : read[key];
    return value !== undefined && schema && conforms(value, schema) ? [[key, value]] : [];
  });
  return Object.fromEntries(good) as Partial<Settings>;
}

/** One bad rule does not take the others with it. */
function parseRules(rules: unknown): Rules | undefined {
  const schema = SETTINGS_SCHEMA.properties?.['rules']?.additionalProperties;
  if (!isRecord(rules) || !schema) return undefined;
  return Object.fromEntries(
    Object.entries(rules).filter(([host, rule]) => isHost(host) && conforms(rule, schema)),
  ) as Rules;
}

/** Faces, text and codes were conditions once; where one of them stands there it is asked about, unless more is said. */
function withSubjects(stored: Record<string, unknown>): Record<string, unknown> {
  const {askWhen} = stored;
  if (!Array.isArray(askWhen) || !askWhen.some((one) => one in FORMER_CONDITIONS)) return stored;
  const asked = askWhen.flatMap((one) => FORMER_CONDITIONS[one as string] ?? []);
  return {
    ...Object.fromEntries(asked.map((subject) => [subject, 'ask'])),
    ...stored,
    askWhen: askWhen.filter((one) => !(one in FORMER_CONDITIONS)) as unknown,
  };
}

/** Version 1 had no number, and a bare mode for every host. */
function migrate(stored: unknown): unknown {
  if (!isRecord(stored) || 'version' in stored || !isRecord(stored['rules'])) return stored;
  const rules = Object.entries(stored['rules']).map(([host, rule]) => [host, isRecord(rule) ? rule : {mode: rule}]);
  return {...stored, rules: Object.fromEntries(rules) as unknown};
}

/** What is stored and exported: the version and whatever differs from the defaults. */
export function differencesOf(settings: Settings): Record<string, unknown> {
  const different = Object.entries(settings).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULTS[key as keyof Settings]),
  );
  return {version: VERSION, ...Object.fromEntries(different)};
}

export function isMode(value: unknown): value is Mode {
  return (MODES as readonly unknown[]).includes(value);
}

/** A host name as addresses have it: `chat.example.com`, `localhost`, `192.168.1.5`, `[::1]`. No port, no path. */
export function isHost(text: string): boolean {
  if (text.length > 253 || !HOST.test(text) || !URL.canParse(`http://${text}/`)) return false;
  return new URL(`http://${text}/`).hostname === text;
}

/** Chromium takes blanks and stars into a host name, as `%20` and `*`; no site has such a name. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** The host name in what a person typed or pasted: an address, or the name alone. */
export function hostIn(text: string): string | undefined {
  const address = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`;
  if (!URL.canParse(address)) return undefined;
  const {hostname} = new URL(address);
  return hostname !== '' && isHost(hostname) ? hostname : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
