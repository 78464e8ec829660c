// SPDX-License-Identifier: Apache-2.0
import {type Container, containerOf, needsTail, TAIL_BYTES} from '../decide/containers.ts';
import {HEAD_BYTES, isImage} from '../decide/sniff.ts';
import {Failure} from '../host/failure.ts';
import type {Screen} from '../ui/screen.ts';
import {Containers} from './containers.ts';
import {Desk, type Entry} from './desk.ts';
import {headNow, tailNow} from './head.ts';
import type {Link} from './link.ts';

/** Counts the images of what belongs together, over more than one call: their names are `image-1.jpg` and so on. */
export interface Numbers {
  last: number;
}

/** What a file is; undefined where it is nothing to care about. */
type Sort = 'image' | Container | undefined;

/** Reading the first bytes at once holds the page up by about a millisecond a file. */
const LOOKED_AT_NOW = 20;

/**
 * Where every way in brings its files: what comes out may enter the page, and nothing else may. Whatever goes wrong
 * inside ends in fewer files, never in an original that nobody agreed to.
 */
export class Gate {
  readonly #link: Link;
  readonly #desk: Desk;
  readonly #containers: Containers;
  readonly #cleared = new WeakSet<File>();

  constructor(link: Link, screen: Screen) {
    this.#link = link;
    this.#desk = new Desk(link, screen, this.#cleared);
    this.#containers = new Containers(link, screen);
  }

  /** An upload is likely soon. */
  warm(): void {
    this.#link.warm();
  }

  /** Files are dragged over the page: the host should run, and whether they may enter be known, when they are dropped. */
  expectFiles(): void {
    this.#link.expectFiles();
  }

  /** Whether a file came out of here before, and so may enter again: pages move files from one input to the next. */
  isCleared(file: File): boolean {
    return this.#cleared.has(file);
  }

  /** Whether all of these are known, here and now, to need no cleaning: then the browser's own event may go on. */
  passesNow(files: readonly File[]): boolean {
    if (files.every((file) => this.isCleared(file))) return true;
    if (files.length > LOOKED_AT_NOW) return false;
    const held: {file: File; kind: Container}[] = [];
    for (const file of files) {
      if (this.isCleared(file)) continue;
      const sort = sortNow(file);
      if (sort === 'unknown' || sort === 'image') return false;
      if (sort) held.push({file, kind: sort});
    }
    if (!this.#containers.passNow(held)) return false;
    // The `change` after this `input` must not warn once more.
    for (const {file} of held) this.#cleared.add(file);
    return true;
  }

  /** The files that may enter, in their order. */
  async admit(files: readonly File[], signal: AbortSignal): Promise<File[]> {
    return (await this.admitEach(files, signal)).filter((file) => file !== undefined);
  }

  /** What may enter in the place of each file; undefined in the place of one that stays out. */
  async admitEach(
    files: readonly File[],
    signal: AbortSignal,
    numbers: Numbers = {last: 0},
  ): Promise<(File | undefined)[]> {
    const entries = await this.#sort(files, numbers);
    const images = entries.filter(({sort}) => sort === 'image');
    if (images.length > 0) await this.#desk.handle(images, signal);
    const containers = entries.flatMap((entry) =>
      entry.sort && entry.sort !== 'image' ? [Object.assign(entry, {kind: entry.sort})] : [],
    );
    if (containers.length > 0 && !signal.aborted) await this.#containers.handle(containers, signal);
    if (signal.aborted) return files.map(() => undefined);
    for (const {passed} of entries) if (passed) this.#cleared.add(passed);
    return entries.map(({passed}) => passed);
  }

  /** Files that are nothing to care about pass as they are. */
  async #sort(files: readonly File[], numbers: Numbers): Promise<(Entry & {sort: Sort})[]> {
    const sorts = await Promise.all(files.map((file) => (this.isCleared(file) ? undefined : sortOf(file))));
    return files.map((original, index) => {
      const sort = sorts[index];
      if (sort === 'image') return {original, sort, ordinal: ++numbers.last};
      return {original, sort, ordinal: 0, ...(!sort && {passed: original})};
    });
  }
}

async function sortOf(file: File): Promise<Sort> {
  try {
    const head = await bytesOf(file.slice(0, HEAD_BYTES));
    if (isImage(head, file)) return 'image';
    return containerOf(head, needsTail(head) ? await bytesOf(file.slice(-TAIL_BYTES)) : head, file.size);
  } catch {
    return 'image'; // unreadable: the background says so, and the person sees why it was held back
  }
}

function sortNow(file: File): Sort | 'unknown' {
  const head = headNow(file);
  if (!head) return 'unknown';
  if (isImage(head, file)) return 'image';
  const tail = needsTail(head) ? tailNow(file) : head;
  return tail ? containerOf(head, tail, file.size) : 'unknown';
}

/** A copy: the buffer belongs to the page's window, and Firefox lets no part be taken out of an array over it. */
async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(new Uint8Array(await part.arrayBuffer()));
  if (bytes.length !== part.size) throw new Failure('file_unreadable');
  return bytes;
}
