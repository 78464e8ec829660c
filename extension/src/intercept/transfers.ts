// SPDX-License-Identifier: Apache-2.0
import type {Load} from './bridge.ts';
import {type Cargo, cargoOf} from './cargo.ts';
import {type Embedded, embeddedIn, mayEmbed} from './embedded.ts';
import type {Gate, Numbers} from './gate.ts';
import type {HooksEnd} from './hooks-end.ts';

/** What drop and paste do differently. */
export interface Kind<E extends Event> {
  readonly type: 'drop' | 'paste';
  /** Whether its texts may enter where none of its files may. */
  readonly textsAlone: boolean;
  transferOf(event: E): DataTransfer | null;
  /** The innermost element that the event is for, closed shadow trees too. */
  targetOf(event: E): EventTarget;
  /** Where the event goes when that element is gone by then. */
  successorOf(event: E): EventTarget;
  /** The event anew, with an empty DataTransfer. */
  again(event: E): E;
  /** What the browser itself does with an event of its own that no handler of the page stopped. */
  byDefault(target: EventTarget, files: readonly File[], cargo: Cargo): void;
  /** Nothing of it may enter: what the page needs to know then. */
  cancelled(event: E, target: EventTarget): void;
}

/**
 * Files that come with an event which carries a DataTransfer, and images that stand in its texts. It is stopped at the
 * window, before any handler of the page, and fired once more on the same element with the clean files, in the same order
 * and with the same texts.
 */
export class Transfers<E extends Event> {
  readonly #gate: Gate;
  readonly #hooks: HooksEnd;
  readonly #kind: Kind<E>;
  /** Events that we fire. Kept in this world: a page cannot mark one of its own. */
  readonly #replays = new WeakSet<Event>();
  readonly #onEvent = (event: Event) => this.#came(event as E);

  constructor(gate: Gate, hooks: HooksEnd, kind: Kind<E>) {
    this.#gate = gate;
    this.#hooks = hooks;
    this.#kind = kind;
  }

  /** Listens on the window; adding a listener that is there already does nothing. */
  attach(): void {
    window.addEventListener(this.#kind.type, this.#onEvent, true);
  }

  #came(event: E): void {
    if (this.#replays.has(event)) return;
    const transfer = this.#kind.transferOf(event);
    if (!transfer || !(holdsFiles(transfer) || mayEmbed(transfer))) return;
    const cargo = cargoOf(transfer);
    const embedded = embeddedIn(cargo.strings);
    // Folders alone show no file: what is read out of them goes through the hooks on their entries and handles.
    const files = cargo.files.filter((_, index) => !cargo.folders[index]);
    if (files.length < cargo.files.length) this.#gate.warm();
    if (embedded.files.length === 0 && this.#gate.passesNow(files)) return;
    const capture = this.#hooks.capture(transfer);
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#hold(event, this.#kind.targetOf(event), cargo, embedded, capture);
  }

  async #hold(event: E, target: EventTarget, cargo: Cargo, embedded: Embedded, capture: number): Promise<void> {
    const numbers: Numbers = {last: 0};
    const held = [...cargo.files, ...embedded.files];
    const passed = await this.#gate.admitEach(held, new AbortController().signal, numbers);
    this.#hooks.numbers = numbers;
    const admitted = passed.slice(0, cargo.files.length);
    const strings = await embedded.withFiles(passed.slice(cargo.files.length));
    const files = admitted.filter((file) => file !== undefined);
    const items = cargo.items.filter((_, index) => admitted[index]);
    const place = isGone(target) ? this.#kind.successorOf(event) : target;
    const textsEnter = strings.length > 0 && (this.#kind.textsAlone || cargo.files.length === 0);
    if (files.length === 0 && !textsEnter) return this.#kind.cancelled(event, place);
    const again = this.#kind.again(event);
    this.#replays.add(again);
    const load: Load = {capture, strings, items};
    if (!this.#hooks.fill(again, files, load)) fillHere(this.#kind.transferOf(again), files, load);
    place.dispatchEvent(again);
    if (!again.defaultPrevented) this.#kind.byDefault(place, files, {...cargo, strings});
  }
}

function holdsFiles(transfer: DataTransfer): boolean {
  return transfer.types.includes('Files') || transfer.files.length > 0;
}

function isGone(target: EventTarget): boolean {
  return target instanceof Node && !target.isConnected;
}

/** Without hooks the page still gets the files, though neither entries nor handles. */
function fillHere(transfer: DataTransfer | null, files: readonly File[], load: Load): void {
  for (const file of files) transfer?.items.add(file);
  for (const [type, data] of load.strings) transfer?.setData(type, data);
}
