// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../settings/policy.ts';
import {type Upload, decide} from './decide.ts';
import {extensionOf, isImageName} from './sniff.ts';

/** A file that is no image, but in which images may lie that nobody cleans. */
export type Container = 'pdf' | 'document' | 'archive';

/** What happens to one: `pass` where images pass as they are, too. */
export type ContainerVerdict = 'pass' | 'warn' | 'block';

/** How much of a file's end is looked at: the list of a ZIP's names, for some hundred entries. */
export const TAIL_BYTES = 64 * 1024;

/** Names that are looked at in one file; what has more counts without a look at the rest. */
const MOST_NAMES = 4096;

/** Whether its end says more than its beginning. */
export function needsTail(head: Uint8Array): boolean {
  return startsWith(head, ...ZIP);
}

/**
 * By its bytes: its first ones, and its last where `needsTail`. A file counts unless all names in it can be read and
 * none is that of an image or of a file that can hold images itself: to be warned for nothing is the smaller harm.
 */
export function containerOf(head: Uint8Array, tail: Uint8Array, size: number): Container | undefined {
  if (isPdf(head)) return 'pdf';
  if (startsWith(head, ...ZIP)) return zipOf(tail, size);
  if (DOCUMENTS.some((magic) => startsWith(head, ...magic))) return 'document';
  if (PACKED.some((magic) => startsWith(head, ...magic))) return 'archive';
  if (isTar(head)) return mayHoldImages(tarNames(head, size)) ? 'archive' : undefined;
  return undefined;
}

/** What happens to such a file; images that pass as they are make it pass without a word. */
export function decideContainer(upload: Omit<Upload, 'learned'>, settings: Effective): ContainerVerdict {
  return decide(upload, settings).kind === 'pass' ? 'pass' : settings.embedded;
}

const ZIP = ['PK', 3, 4] as const;

/** Their names lie packed or in tables of their own, or they have no names at all. */
const PACKED: readonly (readonly (number | string)[])[] = [
  ['7z', 0xbc, 0xaf, 0x27, 0x1c],
  ['Rar!', 0x1a, 7],
  [0x1f, 0x8b], // gzip
  ['BZh'],
  [0xfd, '7zXZ', 0],
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
];

const DOCUMENTS: readonly (readonly (number | string)[])[] = [
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], // Word, Excel and PowerPoint up to 2003
  ['{\\rtf'],
];

/** Readers take a PDF that begins anywhere in the first 1024 bytes (PDF 1.7, annex H, note 13). */
const PDF_BEGINS_WITHIN = 1024;

function isPdf(head: Uint8Array): boolean {
  return /%PDF-\d/.test(textOf(head.subarray(0, PDF_BEGINS_WITHIN)));
}

/** A ZIP by its names; undefined names are those that could not be read. */
function zipOf(tail: Uint8Array, size: number): Container | undefined {
  const names = zipNames(tail, size);
  if (!mayHoldImages(names)) return undefined;
  // OOXML has the first, OpenDocument and EPUB the second.
  return names?.some((name) => name === '[Content_Types].xml' || name === 'mimetype') ? 'document' : 'archive';
}

/**
 * The central directory (APPNOTE 4.3.12): for each file `PK 1 2`, 42 more bytes with the lengths of name, extra field
 * and comment, and these three; then `PK 5 6` with the number of files, and size and place of the whole. Undefined
 * where it does not lie in `tail` as a whole, or is not what it should be.
 */
function zipNames(tail: Uint8Array, size: number): string[] | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end) !== 0x504b0506) end--;
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true) - (size - tail.length);
  if (at < 0 || count > MOST_NAMES) return undefined;
  const names: string[] = [];
  while (names.length < count) {
    if (at + 46 > end || view.getUint32(at) !== 0x504b0102) return undefined;
    const name = at + 46;
    const length = view.getUint16(at + 28, true);
    if (name + length > end) return undefined;
    names.push(textOf(tail.subarray(name, name + length)));
    at = name + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? names : undefined;
}

function isTar(head: Uint8Array): boolean {
  return textOf(head.subarray(257, 262)) === 'ustar';
}

/** Headers of 512 bytes (POSIX ustar) with name and size, each followed by the file's blocks; two of zeros end it. */
function tarNames(head: Uint8Array, size: number): string[] | undefined {
  const names: string[] = [];
  for (let at = 0; names.length < MOST_NAMES;) {
    if (at + 512 > head.length) return at >= size ? names : undefined;
    if (head[at] === 0) return names;
    const octal = /^ *([0-7]{1,11})[\0 ]/.exec(textOf(head.subarray(at + 124, at + 136)))?.[1];
    if (octal === undefined) return undefined;
    names.push(textOf(head.subarray(at, at + 100)).replace(/\0.*$/s, ''));
    at += 512 + Math.ceil(parseInt(octal, 8) / 512) * 512;
  }
  return undefined;
}

function mayHoldImages(names: readonly string[] | undefined): boolean {
  if (!names) return true;
  return names.some(
    (name) => !PREVIEW.test(name) && (isImageName(name) || CONTAINERS.has(extensionOf(name)) || OBJECTS.test(name)),
  );
}

/** The small picture of the first page, which the office program draws anew whenever it saves. */
const PREVIEW = /^(Thumbnails\/thumbnail\.png|docProps\/thumbnail\.(jpeg|emf|wmf))$/;

/** Where office programs put documents inside documents, under names that say nothing. */
const OBJECTS = /(^|\/)(embeddings|ObjectReplacements)\//;

/** Files inside a file that can hold images themselves. */
const CONTAINERS = new Set(
  `7z bz2 doc docm docx dotx emf epub gz jar key numbers odg odp ods odt pages pdf ppt pptm pptx rar rtf tar tbz
   tgz txz wmf xls xlsb xlsm xlsx xz zip zst`.split(/\s+/),
);

function startsWith(bytes: Uint8Array, ...parts: readonly (number | string)[]): boolean {
  const wanted = parts.flatMap((part) =>
    typeof part === 'number' ? [part] : Array.from(part, (character) => character.charCodeAt(0)),
  );
  return wanted.every((byte, index) => bytes[index] === byte);
}

/** Each byte a character; names are only compared with ASCII. */
function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
