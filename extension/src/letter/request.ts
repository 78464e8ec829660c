// SPDX-License-Identifier: Apache-2.0
import type {Region} from '../decide/facts.ts';

/** The law that a letter calls upon, by where the person lives. */
export const LAWS = ['gdpr', 'uk_gdpr', 'ccpa'] as const;
export type Law = (typeof LAWS)[number];

/** What a letter can ask for. The last three are Californian. */
export const REQUESTS = ['access', 'erasure', 'objection', 'know', 'delete', 'opt_out'] as const;
export type Request = (typeof REQUESTS)[number];

/** Articles 15, 17 and 21; California: Civil Code 1798.100 and .110, .105, .120 and .121. */
export const REQUESTS_UNDER: Readonly<Record<Law, readonly Request[]>> = {
  gdpr: ['access', 'erasure', 'objection'],
  uk_gdpr: ['access', 'erasure', 'objection'],
  ccpa: ['know', 'delete', 'opt_out'],
};

/** Whose data a controller must answer for to be the one that is written to. */
export const REGION_OF: Readonly<Record<Law, Region>> = {gdpr: 'EEA', uk_gdpr: 'UK', ccpa: 'elsewhere'};

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pl', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of letters that fits a language tag best; English for those that ScrubJay writes no letters in. */
export function languageFor(tag: string): Language {
  const [main = ''] = tag.toLowerCase().split('-');
  return LANGUAGES.find((language) => language === main) ?? 'en';
}

/** Everything a person decides about a letter. */
export interface Wishes {
  readonly law: Law;
  readonly requests: readonly Request[];
  readonly language: Language;
  readonly name: string;
  /** How the provider finds the person: the account's name or address. */
  readonly account: string;
  /** Why the person objects; article 21 asks for reasons of one's own. */
  readonly reasons: string;
  /** Whatever else is to be said. */
  readonly words: string;
  /** The address on the envelope, where the letter goes by post. */
  readonly post?: string;
}
