// SPDX-License-Identifier: Apache-2.0
import {ADMITTED, type Admitted, ALL_SAID, CAPTURE, type Load, MARK, OPEN, PATHS, type Said, TOKEN} from './bridge.ts';
import type {Numbers} from './gate.ts';

export type Listener = (said: Said, event: Event) => void;

/** The guard's end of the bridge: hears what the hooks in the page's world see, and tells them what they do. */
export class HooksEnd {
  /** Files out of a folder are asked for one by one: their numbers go on where those of the drop ended. */
  numbers: Numbers = {last: 0};
  readonly #listeners: Listener[] = [];
  readonly #onSaid = (event: Event) => this.#heard(event);
  #bridge: HTMLInputElement | undefined;
  #token = '';
  #captures = 0;
  #mark: EventTarget | null = null;

  onSaid(listener: Listener): void {
    this.#listeners.push(listener);
  }

  connect(bridge: HTMLInputElement): void {
    this.#bridge = bridge;
    this.#token = bridge.getAttribute(TOKEN) ?? '';
    this.listenAt(bridge);
  }

  /** The hooks speak at an element of a shadow tree too: its root needs listeners of its own. */
  listenAt(node: Node): void {
    node.addEventListener(this.#token, this.#onSaid, true);
  }

  /** What the hooks laid on the bridge. */
  files(): File[] {
    return [...(this.#bridge?.files ?? [])];
  }

  attribute(name: string): unknown {
    const text = this.#bridge?.getAttribute(name) ?? null;
    return text === null ? undefined : JSON.parse(text);
  }

  /** Has the hooks keep the entries and handles of an event that is running; the number is for `fill`. */
  capture(transfer: DataTransfer): number {
    const number = ++this.#captures;
    this.#say(CAPTURE, number, () => new window.DragEvent(CAPTURE, {dataTransfer: transfer}));
    return number;
  }

  /** Has the hooks put files and strings into an event that is to be fired; says whether there are any hooks. */
  fill(event: Event, files: readonly File[], load: Load): boolean {
    return this.#say(event.type, load, () => event, files);
  }

  tellPaths(input: HTMLInputElement, paths: readonly string[]): void {
    this.#say(PATHS, paths, () => new MouseEvent(PATHS, {relatedTarget: input}));
  }

  /** The closed shadow tree of an element, if the page's scripts made it while there were hooks. */
  treeOf(host: Element): ShadowRoot | null {
    this.#mark = null;
    this.#say(OPEN, null, () => new MouseEvent(OPEN, {relatedTarget: host}));
    const mark = this.#mark as Element | null;
    const root = mark?.getRootNode();
    mark?.remove();
    return root instanceof ShadowRoot && root.host === host ? root : null;
  }

  answer(admitted: Admitted, files: readonly File[]): void {
    this.#say(ADMITTED, admitted, () => new MouseEvent(ADMITTED), files);
  }

  #say(name: string, attribute: unknown, event: () => Event, files: readonly File[] = []): boolean {
    const bridge = this.#bridge;
    if (!bridge) return false;
    bridge.setAttribute(name, JSON.stringify(attribute));
    if (files.length > 0) {
      carryFiles(bridge);
      bridge.files = listOf(files);
    }
    bridge.dispatchEvent(event());
    if (files.length > 0) bridge.files = listOf([]);
    bridge.removeAttribute(name);
    return true;
  }

  #heard(event: Event): void {
    event.stopImmediatePropagation();
    const said = ALL_SAID[(event as MouseEvent).detail];
    if (said === MARK) this.#mark = (event as MouseEvent).relatedTarget;
    else if (said) for (const listener of this.#listeners) listener(said, event);
  }
}

/** Makes the bridge an input for files, which takes browsers long: in most pages it never is one. */
function carryFiles(bridge: HTMLInputElement): void {
  if (bridge.type === 'file') return;
  bridge.type = 'file';
  bridge.multiple = true;
}

/** A list that an input of the page takes. */
export function listOf(files: readonly File[]): FileList {
  const transfer = new window.DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer.files;
}
