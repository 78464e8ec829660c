// SPDX-License-Identifier: Apache-2.0
import {HEAD_BYTES, isImage} from '../decide/sniff.ts';
import {type Failure, failureOf} from '../host/failure.ts';
import type {Report} from '../host/messages.ts';
import type {Screen} from '../ui/screen.ts';
import {headNow} from './head.ts';
import type {Link} from './link.ts';

/** One file of an upload. `passed` is what the page may get in its place. */
interface Entry {
  readonly original: File;
  readonly ordinal: number;
  passed?: File;
  report?: Report;
  failure?: Failure;
}

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
  readonly #screen: Screen;
  readonly #cleared = new WeakSet<File>();

  constructor(link: Link, screen: Screen) {
    this.#link = link;
    this.#screen = screen;
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
    if (images.length > 0) await this.#clean(images, signal);
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

  async #clean(images: readonly Entry[], signal: AbortSignal): Promise<void> {
    let pending = images;
    while (pending.length > 0) {
      const idle = this.#screen.busy();
      try {
        await Promise.all(pending.map((image) => this.#cleanOne(image, signal)));
      } finally {
        idle();
      }
      if (signal.aborted) return;
      pending = pending.filter(({failure}) => failure);
      if (pending.length === 0) break;
      const problems = pending.map(({original, failure}) => ({name: original.name, code: failureOf(failure).code}));
      const choice = await this.#screen.ask(problems);
      if (choice === 'retry') continue;
      if (choice === 'original') for (const image of pending) image.passed = image.original;
      break;
    }
    const reports = images.flatMap(({report}) => (report ? [report] : []));
    if (reports.length > 0) this.#screen.report(reports);
  }

  async #cleanOne(image: Entry, signal: AbortSignal): Promise<void> {
    delete image.failure;
    try {
      const passed = await this.#link.clean(image.original, image.ordinal, signal);
      if (passed === 'as-it-is') {
        image.passed = image.original;
      } else {
        image.passed = passed.file;
        image.report = passed.report;
      }
    } catch (error) {
      image.failure = failureOf(error);
    }
  }
}
