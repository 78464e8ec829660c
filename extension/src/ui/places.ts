// SPDX-License-Identifier: Apache-2.0
import type {Covering} from '../host/messages.ts';
import type {Box, Region, Sight, Style} from '../host/region.ts';
import type {Size} from './rectangle.ts';

/** One place in a picture that a person may have covered. */
export interface Place {
  /** What it is; empty for a person's own. */
  readonly label: string;
  /** How many of the same label came before it. */
  readonly number: number;
  readonly sure: boolean;
  box: Box;
  covered: boolean;
  /** A person moved it or said whether it is covered: what is found later does not change it any more. */
  touched: boolean;
}

/** The places in one picture: those that were found, as they come, and a person's own. */
export class Places {
  readonly #listeners: (() => void)[] = [];
  readonly #found = new Map<string, Place>();
  readonly #own: Place[] = [];
  readonly #gone = new Set<Place>();
  #size: Size = {width: 0, height: 0};

  get all(): readonly Place[] {
    return [...this.#found.values(), ...this.#own].filter((place) => !this.#gone.has(place));
  }
  get covered(): readonly Place[] {
    return this.all.filter(({covered}) => covered);
  }
  get size(): Size {
    return this.#size;
  }

  watch(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** How large the picture is for whoever shows it; what somebody who looked at it said counts more. */
  measure(size: Size): void {
    if (this.#size.width === 0) this.#size = size;
    this.#tell();
  }

  /** Takes over what was found; `last` says that it is all: what was found before and is not there any more goes. */
  see({width, height, regions}: Sight, last: boolean): void {
    if (width > 0) this.#size = {width, height};
    const keys = new Set(regions.map(keyOf));
    for (const region of regions)
      if (!this.#found.has(keyOf(region))) this.#found.set(keyOf(region), this.#make(region));
    for (const [key, {touched}] of [...this.#found]) if (last && !touched && !keys.has(key)) this.#found.delete(key);
    this.#tell();
  }

  add(box: Box): Place {
    const place = this.#make({label: '', box, sure: true});
    place.touched = true;
    this.#own.push(place);
    this.#tell();
    return place;
  }

  change(place: Place, change: Partial<Pick<Place, 'box' | 'covered'>>): void {
    Object.assign(place, change, {touched: true});
    this.#tell();
  }

  /** Found again or not, it does not come back. */
  remove(place: Place): void {
    place.touched = true;
    this.#gone.add(place);
    this.#tell();
  }

  covering(style: Style): Covering {
    const {covered} = this;
    return {boxes: covered.map(({box}) => box), labels: covered.map(({label}) => label), style};
  }

  #make({label, box, sure}: Pick<Region, 'label' | 'box' | 'sure'>): Place {
    const before = [...this.#found.values(), ...this.#own].filter((other) => other.label === label);
    const number = 1 + Math.max(0, ...before.map((other) => other.number));
    return {label, number, sure, box, covered: sure, touched: false};
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({subject, label, box}: Region): string {
  return [subject, label, ...box].join(' ');
}
