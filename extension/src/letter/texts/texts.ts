// SPDX-License-Identifier: Apache-2.0
import type {Language, Law, Request} from '../request.ts';
import {ENGLISH} from './en.ts';
import {FRENCH} from './fr.ts';
import {GERMAN} from './de.ts';
import {JAPANESE} from './ja.ts';
import {POLISH} from './pl.ts';
import {SPANISH} from './es.ts';

/**
 * The words of a letter. They are not in `_locales`: a letter is written in the language of whoever reads it, which is
 * not always the browser's. `{site}`, `{law}` and the like are filled in.
 */
export interface LetterTexts {
  /** How the language calls itself. */
  readonly language: string;
  readonly subject: string;
  readonly greeting: string;
  readonly opening: string;
  readonly account: string;
  readonly laws: Readonly<Record<Law, {readonly long: string; readonly short: string}>>;
  readonly found: {
    readonly heading: string;
    readonly training: Readonly<Record<'on' | 'off' | 'depends' | 'unknown', string>>;
    readonly review: string;
    readonly metadata: Readonly<Record<'collected' | 'unknown', string>>;
    readonly source: string;
  };
  readonly requests: Readonly<Record<Request, Section>>;
  /** Added to the erasure when the letter also objects. */
  readonly erasureAfterObjection: string;
  readonly words: string;
  readonly deadline: Readonly<Record<Law, string>>;
  /** California's own time for an opt-out. */
  readonly optOutDeadline: string;
  readonly identity: Readonly<Record<Law, string>>;
  readonly closing: string;
  /** What a person has to fill in by hand, in brackets. */
  readonly blanks: {
    readonly name: string;
    readonly account: string;
    readonly reasons: string;
    readonly operator: string;
  };
  /** Stands in the mail when the letter itself is too long for it. */
  readonly paste: string;
}

/** One request: paragraphs, of which those that begin with a dash are items of a list. */
export interface Section {
  readonly title: string;
  readonly text: readonly string[];
}

export const TEXTS: Readonly<Record<Language, LetterTexts>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pl: POLISH,
  ja: JAPANESE,
};
