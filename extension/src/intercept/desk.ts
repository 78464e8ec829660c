// SPDX-License-Identifier: Apache-2.0
import {Failure} from '../host/failure.ts';
import type {About, Covering} from '../host/messages.ts';
import type {Screen} from '../ui/screen.ts';
import {Attempts} from './attempts.ts';
import {candidateOf, type Entry, isAsked, reasonsOf, reportsOf} from './entry.ts';
import {type Link, Uncleanable} from './link.ts';
import {putIn} from './put-in.ts';
import {Sight} from './sight.ts';
import {Waivers} from './waivers.ts';

export type {Entry};

/** Where images become clean files, and where a person is asked about them. */
export class Desk {
  readonly #link: Link;
  readonly #screen: Screen;
  readonly #cleared: WeakSet<File>;
  readonly #attempts: Attempts;
  readonly #sight: Sight;
  readonly #waivers = new Waivers();

  /** @param cleared files that may enter; an original that a person gives by hand becomes one of them */
  constructor(link: Link, screen: Screen, cleared: WeakSet<File>) {
    this.#link = link;
    this.#screen = screen;
    this.#cleared = cleared;
    this.#attempts = new Attempts(link, screen);
    this.#sight = new Sight(link);
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
    await this.#attempts.each(left, 'clean', (image) => this.#clean(image, signal), signal);
    // Looks that still go on when it is settled what becomes of the images are of use to nobody.
    const looking = new AbortController();
    signal.addEventListener('abort', () => looking.abort());
    try {
      if (!signal.aborted) await this.#lookAt(left.filter(isOpen), signal, looking.signal);
      if (!signal.aborted) await this.#settleAll(left.filter(isOpen), signal, looking.signal);
    } finally {
      looking.abort();
    }
  }

  async #settleAll(open: readonly Entry[], signal: AbortSignal, looking: AbortSignal): Promise<void> {
    if (open.some(isAsked)) return this.#review(open, signal, looking);
    const covers = new Map<Entry, Covering>();
    for (const image of open) {
      const {verdict, cover = []} = image.look?.over ?? {};
      if (verdict?.kind !== 'redact') continue;
      const [boxes, labels] = [cover.map(({box}) => box), cover.map(({label}) => label)];
      covers.set(image, {boxes, labels, style: 'solid'});
    }
    await this.#cover(covers, signal);
    if (signal.aborted) return;
    for (const image of open) this.#pass(image);
    this.#report(open);
  }

  async #clean(image: Entry, signal: AbortSignal): Promise<void> {
    const passed = await this.#link.clean(image.original, image.ordinal, signal);
    if (passed === 'as-it-is') image.passed = image.original;
    else image.cleaned = passed;
  }

  /** Until every look is over, or one of them asks: then the question can come, and shows what comes after that. */
  async #lookAt(open: readonly Entry[], signal: AbortSignal, looking: AbortSignal): Promise<void> {
    const seen = open.filter(({cleaned, failure}) => cleaned?.look && !failure);
    // Where the site's mode or the file asks anyway, nobody waits for what may be seen besides.
    let asked = open.some((image) => isAsked(image) && !image.cleaned?.look?.first);
    const ask: (() => void)[] = [];
    await this.#attempts.each(
      seen,
      'look',
      (image) =>
        new Promise<void>((resolve, reject) => {
          const {file, look: {first} = {first: false}} = image.cleaned ?? fail();
          const look = this.#sight.look(file, false, looking, (because) => {
            reject(because);
            // Where the question stands already: nobody looked, and no more boxes come.
            look.end({sight: look.sight, verdict: {kind: 'ask', because: ['unseen']}, cover: [], code: because.code});
          });
          image.look = look;
          const check = () => {
            if (look.over?.verdict.kind === 'block') return reject(new Failure('unseen'));
            if (look.asks && !first) asked = true;
            if (look.over || (asked && !first)) resolve();
            if (asked) for (const one of ask.splice(0)) one();
          };
          ask.push(() => !first && resolve());
          look.watch(check);
          look.begin();
          check();
        }),
      signal,
    );
  }

  /** Covers places in clean pictures; where that fails the image stays out. */
  async #cover(covers: ReadonlyMap<Entry, Covering>, signal: AbortSignal): Promise<void> {
    await this.#attempts.each(
      [...covers.keys()],
      'cover',
      async (image) => {
        const covering = covers.get(image) ?? fail();
        const cleaned = image.cleaned ?? fail();
        const file = await this.#sight.cover(cleaned.file, covering, signal);
        const unsure = image.look?.sight.regions.filter(({sure}) => !sure).length ?? 0;
        const covered = covering.labels;
        image.cleaned = {...cleaned, file, report: {...cleaned.report, covered, ...(unsure > 0 && {unsure})}};
      },
      signal,
    );
  }

  /** One question for all images of an upload. */
  async #review(images: readonly Entry[], signal: AbortSignal, looking: AbortSignal): Promise<void> {
    const about = await this.#link.about();
    for (const image of images) this.#offerLook(image, about, looking);
    const sleep = this.#link.stayAwake();
    const reasons = [...new Set(images.flatMap((image) => reasonsOf(image) ?? []))];
    let decision = {choice: 'cancel', always: false} as Awaited<ReturnType<Screen['review']>>;
    try {
      decision = await this.#screen.review({candidates: images.map(candidateOf), reasons, about});
    } finally {
      sleep();
    }
    const {choice, always, covers = []} = decision;
    if (choice === 'redact') {
      const wanted = images.flatMap((image, at) => {
        const covering = covers[at];
        return covering && covering.boxes.length > 0 ? [[image, covering] as const] : [];
      });
      await this.#cover(new Map(wanted), signal);
    }
    if (choice === 'clean' || choice === 'redact') {
      for (const image of images) this.#pass(image, always && choice);
      const reports = reportsOf(images);
      if (reports.length > 0) this.#screen.report(reports);
    } else if (choice === 'original' && about.originals) {
      for (const image of images) {
        image.passed = image.original;
        this.#settle(image, 'original', always);
      }
    } else {
      for (const image of images) this.#settle(image, 'nothing');
    }
  }

  /** Where a person is asked anyway, they may have the picture looked at, also where no rule wants it. */
  #offerLook(image: Entry, {subjects, redactable}: About, looking: AbortSignal): void {
    if (image.look || !image.cleaned || image.failure || (subjects.length === 0 && !redactable)) return;
    const look = this.#sight.look(image.cleaned.file, true, looking, ({code}) =>
      look.end({sight: look.sight, verdict: {kind: 'clean'}, cover: [], code}),
    );
    image.look = look;
  }

  #pass(image: Entry, always: false | 'clean' | 'redact' = false): void {
    if (!image.cleaned || image.failure) {
      this.#settle(image, image.passed ? 'original' : 'nothing');
      return;
    }
    const {covered} = image.cleaned.report;
    image.passed = image.cleaned.file;
    this.#link.settle(
      image.cleaned.id,
      covered || always === 'redact' ? 'redacted' : 'clean',
      always !== false,
      covered,
    );
  }

  #settle({cleaned, failure}: Entry, as: 'original' | 'nothing', always = false): void {
    const id = cleaned?.id ?? (failure instanceof Uncleanable ? failure.id : undefined);
    if (id !== undefined) this.#link.settle(id, as, always);
  }

  #report(images: readonly Entry[]): void {
    // Of images that were clean already there is nothing to say.
    const reports = reportsOf(images).filter(
      ({removed, findings, covered = []}) => removed.length + findings.length + covered.length > 0,
    );
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
    const given = images.flatMap(({cleaned, failure, original}) =>
      cleaned && !failure ? [{clean: cleaned.file, file: original, id: cleaned.id}] : [],
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

/** Whether it is still to be decided what becomes of an image. */
function isOpen({passed, cleaned, failure}: Entry): boolean {
  return !passed && (failure ? failure instanceof Uncleanable : cleaned !== undefined);
}

function fail(): never {
  throw new Failure('internal', 'only clean pictures are looked at');
}
