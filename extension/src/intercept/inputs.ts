// SPDX-License-Identifier: Apache-2.0
import {extensionAlive, shadowRootOf} from '../platform/browser.ts';
import {PICK, type Said, SUBMIT, TREE, WATCH} from './bridge.ts';
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
    this.#listenToChoice(target);
    for (const type of ['click', 'dragenter']) target.addEventListener(type, this.#onApproach, true);
    this.#forms.attach(target);
  }

  #listenToChoice(target: EventTarget): void {
    for (const type of ['input', 'change']) target.addEventListener(type, this.#onChange, true);
  }

  #told(said: Said, event: Event): void {
    const node = (event as MouseEvent).relatedTarget ?? event.composedPath()[0];
    if (said === SUBMIT) {
      if (node instanceof HTMLFormElement && this.#forms.holdsBack(node)) event.preventDefault();
    } else if (said === TREE) {
      if (node instanceof Element) this.#watchTreeOf(node);
    } else if (said === WATCH || said === PICK) {
      if (node) this.#listenToChoice(node);
      if (said === PICK && isFileInput(node)) this.#gate.warm();
    }
  }

  #changed(event: Event): void {
    if (this.#replays.has(event)) return;
    const {target} = event;
    if (isInput(target)) return this.#chosen(target, event);
    // Somebody is writing: the event of a choice of files is a plain one.
    if (event instanceof InputEvent) return;
    const [inner] = event.composedPath();
    if (isInput(inner)) return this.#chosen(inner, event);
    if (inner instanceof Element) this.#cameOutOf(inner, event);
  }

  /** Something was chosen in this input, perhaps files. */
  #chosen(input: HTMLInputElement, event: Event): void {
    if (input.type !== 'file') return;
    const files = [...(input.files ?? [])];
    if (files.length === 0) {
      // The `change` that follows the `input` of files that were taken out.
      if (this.#holds.has(input)) event.stopImmediatePropagation();
      return;
    }
    if (this.#gate.passesNow(files)) return;
    event.stopImmediatePropagation();
    void this.#hold(input, files);
  }

  /**
   * An event out of a closed shadow tree shows its host only. The page's listeners on the document come before ours on
   * the tree's root, and scripts of the page may know the input: what lies in there is taken out at once.
   */
  #cameOutOf(host: Element, event: Event): void {
    const root = this.#treeOf(host);
    if (!root) return;
    this.#watchRoot(root);
    if (!event.isTrusted || event.type !== 'input') return;
    for (const input of this.#fileInputsIn(root)) this.#chosen(input, event);
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

  /** In nested trees too. */
  #fileInputsIn(root: ShadowRoot): HTMLInputElement[] {
    return [...root.querySelectorAll('*')].flatMap((node) => {
      if (isFileInput(node)) return [node];
      const inner = this.#treeOf(node);
      return inner ? this.#fileInputsIn(inner) : [];
    });
  }

  /** A script that outlived its extension may not look into closed trees; the hooks can show it those. */
  #treeOf(host: Element): ShadowRoot | null {
    return shadowRootOf(host) ?? (extensionAlive() ? null : this.#hooks.treeOf(host));
  }

  #watchTreeOf(host: Element): void {
    const root = this.#treeOf(host);
    if (root) this.#watchRoot(root);
  }

  #watchRoot(root: ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#listen(root);
    this.#hooks.listenAt(root);
  }

  /**
   * A click or a drag, the only ways to choose a file. On its way down it comes by every shadow tree that it goes
   * through, closed ones too: each is watched before the event is in it, and then shows the next one.
   */
  #approached(event: Event): void {
    if (event.type === 'dragenter' && (event as DragEvent).dataTransfer?.types.includes('Files'))
      this.#gate.expectFiles();
    const {target} = event;
    if (isInput(target)) {
      if (target.type === 'file') this.#gate.warm();
    } else if (target instanceof Element) {
      this.#watchTreeOf(target);
    }
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
