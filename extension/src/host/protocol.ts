// SPDX-License-Identifier: Apache-2.0
import type {Subject} from '../decide/seen.ts';
import type {Range} from './compat.ts';
import {
  type Box,
  isBareRegion,
  isRegion,
  isRegionList,
  isSubject,
  type Region,
  type Sight,
  type Style,
} from './region.ts';
import {isBase64, isCount, isId, isListOf, isMatch, isRecord, isSha256, isText, type Json} from './shapes.ts';

/** Wire protocol 1 as `src/protocol/*.schema.json` says it. What the host says is `unknown` until it passed here. */

/** `[offset, length]` of the original, or base64 of bytes to put in. */
export type Edit = readonly [offset: number, length: number] | string;

export const RISKS = ['location', 'identity', 'device', 'time', 'history', 'thumbnail', 'technical'] as const;
export type Risk = (typeof RISKS)[number];

export interface Finding {
  readonly kind: string;
  readonly risk: Risk;
  readonly name: string;
  readonly value: string;
  /** Where in the file it stands, as in `removed`. Older hosts don't say it. */
  readonly carrier?: string;
  /** Size of the block in which it stands. */
  readonly bytes?: number;
  /** A small picture that was inside the image, mostly its thumbnail. */
  readonly picture?: Picture;
}

export interface Picture {
  readonly mimeType: 'image/jpeg' | 'image/png';
  /** Base64, at most 64 KiB before it. */
  readonly data: string;
}

export interface Limits {
  readonly imageBytes: number;
  readonly jobs: number;
  readonly chunkBytes: number;
  readonly jobMillis: number;
}

export interface Hello {
  readonly type: 'hello';
  readonly protocol: Range;
  readonly host: string;
  readonly build: string;
  readonly formats: readonly string[];
  readonly limits: Limits;
  readonly abilities: readonly string[];
}

interface Answer {
  readonly id: number;
  readonly mimeType: string;
  readonly fileExtension: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
  /** How many boxes are covered, in the answer to `redact`. */
  readonly redacted?: number;
  /** Whether that had to change the format. */
  readonly reformatted?: boolean;
}
export type Result = Answer & {readonly type: 'result'; readonly edits: readonly Edit[]};
export type ResultBegin = Answer & {readonly type: 'result.begin'; readonly chunks: number};
export interface Chunk {
  readonly type: 'chunk';
  readonly id: number;
  readonly index: number;
  readonly data: string;
}
export interface ResultEnd {
  readonly type: 'result.end';
  readonly id: number;
  readonly sha256: string;
}
export interface HostError {
  readonly type: 'error';
  readonly id?: number;
  readonly code: string;
  readonly detail: string;
}
/** What was found of one subject, while a look goes on. */
export interface Regions {
  readonly type: 'regions';
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly subject: Subject;
  readonly regions: readonly Omit<Region, 'subject'>[];
}
/** All that was found; ends a look. */
export type LookResult = Sight & {readonly type: 'look.result'; readonly id: number};
type Answers = Result | ResultBegin | Chunk | ResultEnd | Regions | LookResult;
export type JobAnswer = Answers | (HostError & {readonly id: number});
export type HostMessage = Hello | Answers | HostError;

/** Beyond the first two only what the host names among its abilities as `keep-...`. */
export type Keep = 'orientation' | 'icc' | 'date' | 'copyright' | 'content-credentials';

/** What every host can keep; anything else it has to name among its abilities. */
const BASIC: readonly Keep[] = ['orientation', 'icc'];

/** Those of them that this host can keep. */
export function keepable({abilities}: Hello, keep: readonly Keep[]): Keep[] {
  return keep.filter((one) => BASIC.includes(one) || abilities.includes(`keep-${one}`));
}

/** `reencode` only to a host that names it among its abilities. */
interface Options {
  readonly keep: readonly Keep[];
  readonly reencode?: boolean;
}
interface Opening {
  readonly id: number;
  readonly bytes: number;
}
/** What opens a job: to clean an image, to look at it, to cover places in it. */
export type Begin =
  | (Opening & {readonly type: 'clean.begin'; readonly options: Options})
  | (Opening & {readonly type: 'look.begin'; readonly want: readonly Subject[]; readonly thorough: boolean})
  | (Opening & {
      readonly type: 'redact.begin';
      readonly options: Options;
      readonly regions: readonly Box[];
      readonly style: Style;
    });
export type Request =
  | {readonly type: 'hello'; readonly protocol: Range; readonly extension: string}
  | Begin
  | Chunk
  | {readonly type: 'clean.end' | 'look.end' | 'redact.end'; readonly id: number; readonly sha256: string}
  | {readonly type: 'cancel'; readonly id: number}
  | {readonly type: 'done'; readonly id: number};

/** The protocol's own bound for an image, before the host named its limit. */
export const IMAGE_BYTES = 64 * 1024 * 1024;

/** The message, or undefined when it is none of this protocol. Members that are not known here are ignored. */
export function readHostMessage(message: unknown): HostMessage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message['type']) {
    case 'hello':
      return isHello(message) ? message : undefined;
    case 'result':
      return isAnswer(message) && isListOf(message['edits'], isEdit, 1) ? (message as unknown as Result) : undefined;
    case 'result.begin':
      return isAnswer(message) && isCount(message['chunks'], 1) ? (message as unknown as ResultBegin) : undefined;
    case 'chunk':
      return isId(message['id']) && isCount(message['index'], 0) && isBase64(message['data'])
        ? (message as unknown as Chunk)
        : undefined;
    case 'result.end':
      return isId(message['id']) && isSha256(message['sha256']) ? (message as unknown as ResultEnd) : undefined;
    case 'regions':
      return isSeen(message) && isSubject(message['subject']) && isRegionList(message['regions'], isBareRegion)
        ? (message as unknown as Regions)
        : undefined;
    case 'look.result':
      return isSeen(message) && isListOf(message['looked'], isSubject) && isRegionList(message['regions'], isRegion)
        ? (message as unknown as LookResult)
        : undefined;
    case 'error':
      return isError(message) ? (message as unknown as HostError) : undefined;
    default:
      return undefined;
  }
}

function isHello(message: Json): message is Json & Hello {
  const {protocol, limits} = message;
  return (
    Array.isArray(protocol) &&
    protocol.length === 2 &&
    protocol.every((version) => isCount(version, 1)) &&
    isMatch(message['host'], /^[0-9]+\.[0-9]+\.[0-9]+/) &&
    isText(message['host'], 60) &&
    isText(message['build'], 100) &&
    isListOf(message['formats'], (name) => isMatch(name, /^[a-z0-9]{1,16}$/)) &&
    isListOf(message['abilities'], (name) => isText(name, 100)) &&
    isRecord(limits) &&
    ['imageBytes', 'jobs', 'chunkBytes', 'jobMillis'].every((name) => isCount(limits[name], 1))
  );
}

function isAnswer(message: Json): boolean {
  return (
    isId(message['id']) &&
    isMatch(message['format'], /^[a-z0-9]{1,16}$/) &&
    isMatch(message['mimeType'], /^image\/[a-z0-9.+-]+$/) &&
    isMatch(message['fileExtension'], /^[a-z0-9]{1,8}$/) &&
    isCount(message['bytes'], 1) &&
    message['bytes'] <= IMAGE_BYTES &&
    isSha256(message['sha256']) &&
    isListOf(message['removed'], isCarrier) &&
    isListOf(message['kept'], isCarrier) &&
    isListOf(message['findings'], isFinding) &&
    message['findings'].length <= 200 &&
    (message['redacted'] === undefined || isCount(message['redacted'], 1)) &&
    (message['reformatted'] === undefined || typeof message['reformatted'] === 'boolean') &&
    message['verified'] === true
  );
}

function isSeen(message: Json): boolean {
  return isId(message['id']) && isCount(message['width'], 1) && isCount(message['height'], 1);
}

function isError(message: Json): boolean {
  return (
    (message['id'] === undefined || isId(message['id'])) &&
    // Codes are append-only: a newer host may know more of them than this file does.
    isMatch(message['code'], /^[a-z_]{1,40}$/) &&
    isText(message['detail'], 300)
  );
}

function isFinding(value: unknown): value is Finding {
  return (
    isRecord(value) &&
    isMatch(value['kind'], /^[a-z0-9-]{1,40}$/) &&
    (RISKS as readonly unknown[]).includes(value['risk']) &&
    isText(value['name'], 100) &&
    isText(value['value'], 200) &&
    (value['carrier'] === undefined || isCarrier(value['carrier'])) &&
    (value['bytes'] === undefined || isCount(value['bytes'], 1)) &&
    (value['picture'] === undefined || isPicture(value['picture']))
  );
}

function isPicture(value: unknown): value is Picture {
  return (
    isRecord(value) &&
    (value['mimeType'] === 'image/jpeg' || value['mimeType'] === 'image/png') &&
    isText(value['data'], 87_384) &&
    isBase64(value['data'])
  );
}

function isEdit(value: unknown): value is Edit {
  if (Array.isArray(value)) return value.length === 2 && isCount(value[0], 0) && isCount(value[1], 1);
  return isBase64(value);
}

function isCarrier(value: unknown): value is string {
  return isMatch(value, /^[a-z_]{1,40}$/);
}
