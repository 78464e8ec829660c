// SPDX-License-Identifier: Apache-2.0
import {shadowRootOf} from '../platform/browser.ts';
import {PICK, type Said, SUBMIT, WATCH} from './bridge.ts';
import {isFileInput, isInput, successorOf} from './file-input.ts';
import {Forms} from './forms.ts';
import type {Gate} from './gate.ts';
import {type HooksEnd, listOf} from './hooks-end.ts';

/** One choice of files that was taken out of an input. */
interface Hold {
  readonly abort: AbortController;
  readonly wasConnected: boolean;
}

/**
 * File inputs. `input` comes before `change`: both are stopped at the window, before any handler of the page, and the
 * input is emptied at once, so that a page that polls `files` finds none. The clean files are put in later and both
 * events are fired again.
 */
export class Inputs {
  readonly #gate: Gate;
  readonly #hooks: HooksEnd;
  readonly #forms = new Forms((input) => this.#holds.has(input));
  readonly #holds = new Map<HTMLInputElement, Hold>();
  /** Events that we fire. Kept in this world: a page cannot mark one of its own. */
  readonly #replays = new WeakSet<Event>();
  readonly #roots = new WeakSet<ShadowRoot>();
  readonly #onChange = (event: Event) => this.#changed(event);
  readonly #onApproach = (event: Event) => this.#approached(event);

  constructor(gate: Gate, hooks: HooksEnd) {
    this.#gate = gate;
    this.#hooks = hooks;
    hooks.onSaid((said, event) => this.#told(said, event));
  }

  /** Listens on the window; adding a listener that is there already does nothing. */
  attach(): void {
    this.#listen(window);
  }

  #listen(target: EventTarget): void {
    for (const type of ['input', 'change']) target.addEventListener(type, this.#onChange, true);
    for (const type of ['click', 'dragenter']) target.addEventListener(type, this.#onApproach, true);
    this.#forms.attach(target);
  }

  #told(said: Said, event: Event): void {
    const element = (event as MouseEvent).relatedTarget ?? event.composedPath()[0];
    if (said === SUBMIT) {
      if (element instanceof HTMLFormElement && this.#forms.holdsBack(element)) event.preventDefault();
    } else if (said === WATCH || said === PICK) {
      if (isInput(element)) {
        for (const type of ['input', 'change']) element.addEventListener(type, this.#onChange, true);
        if (said === PICK && isFileInput(element)) this.#gate.warm();
      } else if (element instanceof Element) {
        this.#watchTreeOf(element);
      }
    }
  }

  #changed(event: Event): void {
    if (this.#replays.has(event)) return;
    const [target] = event.composedPath();
    if (!isInput(target)) {
      // An event out of a closed shadow tree shows its host only. Our listener on the root still comes before the
      // page's, since the event is on its way down.
      if (target instanceof Element) this.#watchTreeOf(target);
      return;
    }
    if (target.type !== 'file') return;
    const files = [...(target.files ?? [])];
    if (files.length === 0) {
      // The `change` that follows the `input` of files that were taken out.
      if (this.#holds.has(target)) event.stopImmediatePropagation();
      return;
    }
    if (this.#gate.passesNow(files)) return;
    event.stopImmediatePropagation();
    void this.#hold(target, files);
  }

  async #hold(input: HTMLInputElement, files: readonly File[]): Promise<void> {
    this.#holds.get(input)?.abort.abort(); // a second choice replaces the first, as it does without us
    const hold: Hold = {abort: new AbortController(), wasConnected: input.isConnected};
    this.#holds.set(input, hold);
    // Not `value = ''`: Chromium then empties the very FileList that the page may hold elsewhere.
    input.files = listOf([]);
    // In a shadow tree, open or closed, neither `change` nor `submit` gets as far as the window.
    const root = input.getRootNode();
    if (root instanceof ShadowRoot) this.#watchRoot(root);
    let places: readonly (File | undefined)[] = [];
    try {
      places = await this.#gate.admitEach(files, hold.abort.signal);
      // Never before the trusted `change` has passed: it is told from ours by the empty input.
      await new Promise((resolve) => setTimeout(resolve, 0));
    } finally {
      if (this.#holds.get(input) === hold) {
        this.#holds.delete(input);
        const admitted = places.some((file) => file);
        if (admitted) this.#refill(input, hold, files, places);
        this.#forms.release(input, admitted);
      }
    }
  }

  #refill(
    input: HTMLInputElement,
    hold: Hold,
    originals: readonly File[],
    places: readonly (File | undefined)[],
  ): void {
    const target = hold.wasConnected && !input.isConnected ? (successorOf(input) ?? input) : input;
    target.files = listOf(places.filter((file) => file !== undefined));
    if (originals.some((file) => file.webkitRelativePath)) this.#hooks.tellPaths(target, pathsOf(originals, places));
    this.#fire(target, new Event('input', {bubbles: true, composed: true}));
    this.#fire(target, new Event('change', {bubbles: true}));
  }

  #fire(target: EventTarget, event: Event): void {
    this.#replays.add(event);
    target.dispatchEvent(event);
  }

  #watchTreeOf(host: Element): void {
    const root = shadowRootOf(host);
    if (root) this.#watchRoot(root);
  }

  #watchRoot(root: ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#listen(root);
    this.#hooks.listenAt(root);
    // The hooks tell of new trees only; one that came with the HTML may hold others.
    for (const inner of root.querySelectorAll('*')) this.#watchTreeOf(inner);
  }

  /** A click or a drag, the only ways to choose a file: whatever shadow trees it goes through are watched by then. */
  #approached(event: Event): void {
    if ((event as DragEvent).dataTransfer?.types.includes('Files')) this.#gate.expectFiles();
    const path = event.composedPath();
    for (const node of path) if (node instanceof ShadowRoot) this.#watchRoot(node);
    const [target] = path;
    if (!(target instanceof Element)) return;
    this.#watchTreeOf(target);
    if (isFileInput(target) || isFileInput(target.closest('label')?.control ?? null)) this.#gate.warm();
  }
}

/** The paths of files out of a folder, each with the name that its file has now. */
function pathsOf(originals: readonly File[], places: readonly (File | undefined)[]): string[] {
  return originals.flatMap((original, index) => {
    const file = places[index];
    if (!file) return [];
    const folder = original.webkitRelativePath.replace(/[^/]*$/, '');
    return [folder && folder + file.name];
  });
}
