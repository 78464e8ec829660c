// SPDX-License-Identifier: Apache-2.0
import {type Subject, SUBJECTS} from '../decide/seen.ts';
import {isCount, isListOf, isMatch, isRecord} from './shapes.ts';

/** In displayed pixels: of the upright picture, from its top left corner. Never empty. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** One place in a picture that is worth a look. */
export interface Region {
  readonly subject: Subject;
  /** What it is: `face`, `email`, ... Never what was read there. */
  readonly label: string;
  readonly box: Box;
  /** From 0 to 1. */
  readonly score: number;
  readonly sure: boolean;
}

/** What was seen of one picture so far. */
export interface Sight {
  /** Of the upright picture; 0 as long as nobody knows. */
  readonly width: number;
  readonly height: number;
  /** What was looked for to the end. */
  readonly looked: readonly Subject[];
  readonly regions: readonly Region[];
}

export const NOTHING_SEEN: Sight = {width: 0, height: 0, looked: [], regions: []};

export const STYLES = ['solid', 'average', 'pixelate', 'blur'] as const;
/** How a covered place looks. The pixels under it are gone in every case. */
export type Style = (typeof STYLES)[number];

/** What a region can be, in this version; a newer host may know more. */
export const LABELS =
  `face qr data-matrix aztec pdf417 barcode code-unread email phone iban card mrz national-id address birth-date name
   ip url-token api-key password plate`.split(/\s+/);

/** The most regions that are taken of one picture; as many boxes a person can't look through anyway. */
const MOST_REGIONS = 5000;

export function isSubject(value: unknown): value is Subject {
  return (SUBJECTS as readonly unknown[]).includes(value);
}

export function isBox(value: unknown): value is Box {
  return Array.isArray(value) && value.length === 4 && value.every((number, at) => isCount(number, at < 2 ? 0 : 1));
}

/** A region without its subject, which a message can say once for all. */
export function isBareRegion(value: unknown): value is Omit<Region, 'subject'> {
  return (
    isRecord(value) &&
    isMatch(value['label'], /^[a-z0-9-]{1,40}$/) &&
    isBox(value['box']) &&
    typeof value['score'] === 'number' &&
    value['score'] >= 0 &&
    value['score'] <= 1 &&
    typeof value['sure'] === 'boolean'
  );
}

export function isRegion(value: unknown): value is Region {
  return isBareRegion(value) && isSubject((value as Partial<Region>).subject);
}

export function isRegionList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return isListOf(value, isItem) && value.length <= MOST_REGIONS;
}
