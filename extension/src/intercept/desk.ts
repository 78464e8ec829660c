// SPDX-License-Identifier: Apache-2.0
import {type Failure, failureOf} from '../host/failure.ts';
import type {Candidate, Report} from '../host/messages.ts';
import type {Screen} from '../ui/screen.ts';
import {type Cleaned, type Link, Uncleanable} from './link.ts';
import {putIn} from './put-in.ts';
import {Waivers} from './waivers.ts';

/** One file of an upload. `passed` is what the page may get in its place. */
export interface Entry {
  readonly original: File;
  readonly ordinal: number;
  passed?: File;
  cleaned?: Cleaned;
  failure?: Failure;
}

/** Where images become clean files, and where a person is asked about them. */
export class Desk {
  readonly #link: Link;
  readonly #screen: Screen;
  readonly #cleared: WeakSet<File>;
  readonly #waivers = new Waivers();

  /** @param cleared files that may enter; an original that a person gives by hand becomes one of them */
  constructor(link: Link, screen: Screen, cleared: WeakSet<File>) {
    this.#link = link;
    this.#screen = screen;
    this.#cleared = cleared;
  }

  /** Sets `passed` of every image that may enter, and of no other. */
  async handle(images: readonly Entry[], signal: AbortSignal): Promise<void> {
    const left: Entry[] = [];
    for (const image of images) {
      const waived = await this.#waivers.use(image.original);
      if (waived === undefined) {
        left.push(image);
      } else {
        image.passed = image.original;
        this.#link.settle(waived, 'original');
      }
    }
    await this.#cleanAll(left, signal);
    if (signal.aborted) return;
    const open = left.filter((image) => !image.passed && (image.cleaned || image.failure instanceof Uncleanable));
    if (open.some(isAsked)) {
      await this.#review(open);
    } else {
      for (const image of open) this.#pass(image);
      this.#report(open);
    }
  }

  /** Until every image is clean, or a person said what becomes of the rest. */
  async #cleanAll(images: readonly Entry[], signal: AbortSignal): Promise<void> {
    let pending = images;
    while (pending.length > 0) {
      const idle = this.#screen.busy(pending.length);
      try {
        await Promise.all(pending.map((image) => this.#cleanOne(image, signal).then(() => idle.step?.())));
      } finally {
        idle();
      }
      if (signal.aborted) return;
      pending = pending.filter(({failure}) => failure && !(failure instanceof Uncleanable));
      if (pending.length === 0) return;
      const problems = pending.map(({original, failure}) => ({name: original.name, code: failureOf(failure).code}));
      const choice = await this.#screen.ask(problems, this.#link.originals);
      if (choice === 'retry') continue;
      if (choice === 'original' && this.#link.originals) for (const image of pending) image.passed = image.original;
      return;
    }
  }

  async #cleanOne(image: Entry, signal: AbortSignal): Promise<void> {
    delete image.failure;
    try {
      const passed = await this.#link.clean(image.original, image.ordinal, signal);
      if (passed === 'as-it-is') image.passed = image.original;
      else image.cleaned = passed;
    } catch (error) {
      image.failure = failureOf(error);
    }
  }

  /** One question for all images of an upload. */
  async #review(images: readonly Entry[]): Promise<void> {
    const about = await this.#link.about();
    const sleep = this.#link.stayAwake();
    const reasons = [...new Set(images.flatMap((image) => reasonsOf(image) ?? []))];
    let {choice, always} = {choice: 'cancel', always: false} as Awaited<ReturnType<Screen['review']>>;
    try {
      ({choice, always} = await this.#screen.review({candidates: images.map(candidateOf), reasons, about}));
    } finally {
      sleep();
    }
    if (choice === 'clean') {
      for (const image of images) this.#pass(image, always);
      this.#screen.report(reportsOf(images));
    } else if (choice === 'original' && about.originals) {
      for (const image of images) {
        image.passed = image.original;
        this.#settle(image, 'original', always);
      }
    } else {
      for (const image of images) this.#settle(image, 'nothing');
    }
  }

  #pass(image: Entry, always = false): void {
    if (image.cleaned) image.passed = image.cleaned.file;
    this.#settle(image, image.cleaned ? 'clean' : 'nothing', always);
  }

  #settle({cleaned, failure}: Entry, as: 'clean' | 'original' | 'nothing', always = false): void {
    const id = cleaned?.id ?? (failure instanceof Uncleanable ? failure.id : undefined);
    if (id !== undefined) this.#link.settle(id, as, always);
  }

  #report(images: readonly Entry[]): void {
    // Of images that were clean already there is nothing to say.
    const reports = reportsOf(images).filter(({removed, findings}) => removed.length + findings.length > 0);
    if (reports.length === 0) return;
    let asked = false;
    const undo = () => {
      if (asked) return false;
      asked = true;
      return this.#giveOriginals(images);
    };
    if (this.#link.originals) this.#screen.report(reports, undo);
    else this.#screen.report(reports);
  }

  /**
   * The originals after all, by a person's own click. Where the clean files still lie in an input they are replaced
   * there, and the answer is true; else the same images may enter once when they are chosen again.
   */
  #giveOriginals(images: readonly Entry[]): boolean {
    const given = images.flatMap(({cleaned, original}) =>
      cleaned ? [{clean: cleaned.file, file: original, id: cleaned.id}] : [],
    );
    const replaced = putIn(
      given.map(({clean}) => clean),
      given.map(({file}) => file),
      (file) => this.#cleared.add(file),
    );
    if (replaced) for (const {id} of given) this.#link.settle(id, 'original');
    else this.#waivers.grant(given);
    return replaced;
  }
}

function isAsked(image: Entry): boolean {
  return reasonsOf(image) !== undefined;
}

function reasonsOf({cleaned, failure}: Entry): readonly string[] | undefined {
  return failure instanceof Uncleanable ? failure.ask : cleaned?.ask;
}

function candidateOf({original, cleaned, failure}: Entry): Candidate {
  return {original, ...(cleaned && {report: cleaned.report}), ...(failure && {code: failure.code})};
}

function reportsOf(images: readonly Entry[]): Report[] {
  return images.flatMap(({cleaned}) => (cleaned ? [cleaned.report] : []));
}
