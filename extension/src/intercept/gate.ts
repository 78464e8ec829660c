// SPDX-License-Identifier: Apache-2.0
import {HEAD_BYTES, isImage} from '../decide/sniff.ts';
import type {Screen} from '../ui/screen.ts';
import {Desk, type Entry} from './desk.ts';
import {headNow} from './head.ts';
import type {Link} from './link.ts';

/** Counts the images of what belongs together, over more than one call: their names are `image-1.jpg` and so on. */
export interface Numbers {
  last: number;
}

/** Reading the first bytes at once holds the page up by about a millisecond a file. */
const LOOKED_AT_NOW = 20;

/**
 * Where every way in brings its files: what comes out may enter the page, and nothing else may. Whatever goes wrong
 * inside ends in fewer files, never in an original that nobody agreed to.
 */
export class Gate {
  readonly #link: Link;
  readonly #desk: Desk;
  readonly #cleared = new WeakSet<File>();

  constructor(link: Link, screen: Screen) {
    this.#link = link;
    this.#desk = new Desk(link, screen, this.#cleared);
  }

  /** An upload is likely soon. */
  warm(): void {
    this.#link.warm();
  }

  /** Whether a file came out of here before, and so may enter again: pages move files from one input to the next. */
  isCleared(file: File): boolean {
    return this.#cleared.has(file);
  }

  /** Whether all of these are known, here and now, to need no cleaning: then the browser's own event may go on. */
  passesNow(files: readonly File[]): boolean {
    if (files.every((file) => this.isCleared(file))) return true;
    return files.length <= LOOKED_AT_NOW && files.every((file) => this.isCleared(file) || this.#isOtherNow(file));
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
    const images = entries.filter((entry) => !entry.passed);
    if (images.length > 0) await this.#desk.handle(images, signal);
    if (signal.aborted) return files.map(() => undefined);
    for (const {passed} of entries) if (passed) this.#cleared.add(passed);
    return entries.map(({passed}) => passed);
  }

  /** Files that are no images pass as they are. */
  async #sort(files: readonly File[], numbers: Numbers): Promise<Entry[]> {
    const images = await Promise.all(files.map(async (file) => !this.isCleared(file) && (await this.#isImage(file))));
    return files.map((original, index) =>
      images[index] ? {original, ordinal: ++numbers.last} : {original, ordinal: 0, passed: original},
    );
  }

  #isOtherNow(file: File): boolean {
    const head = headNow(file);
    return head !== undefined && !isImage(head, file);
  }

  async #isImage(file: File): Promise<boolean> {
    try {
      return isImage(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()), file);
    } catch {
      return true; // unreadable: the background says so, and the person sees why it was held back
    }
  }
}
