// SPDX-License-Identifier: Apache-2.0
import {HEAD_BYTES, isImage} from '../decide/sniff.ts';
import type {Screen} from '../ui/screen.ts';
import {type Entry, Desk} from './desk.ts';
import type {Link} from './link.ts';

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

  /** The files that may enter, in their order. */
  async admit(files: readonly File[], signal: AbortSignal): Promise<File[]> {
    const entries = await this.#sort(files);
    const images = entries.filter((entry) => !entry.passed);
    if (images.length > 0) await this.#desk.handle(images, signal);
    if (signal.aborted) return [];
    const admitted = entries.flatMap(({passed}) => (passed ? [passed] : []));
    for (const file of admitted) this.#cleared.add(file);
    return admitted;
  }

  /** Files that are no images pass as they are. */
  async #sort(files: readonly File[]): Promise<Entry[]> {
    const images = await Promise.all(files.map(async (file) => !this.isCleared(file) && (await this.#isImage(file))));
    let ordinal = 0;
    return files.map((original, index) =>
      images[index] ? {original, ordinal: ++ordinal} : {original, ordinal: 0, passed: original},
    );
  }

  async #isImage(file: File): Promise<boolean> {
    try {
      return isImage(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()), file);
    } catch {
      return true; // unreadable: the background says so, and the person sees why it was held back
    }
  }
}
