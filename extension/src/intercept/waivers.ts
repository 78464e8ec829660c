// SPDX-License-Identifier: Apache-2.0

/** Time to remove the clean copy from a message and to choose the image again. */
const VALID_MILLIS = 3 * 60_000;

interface Waiver {
  readonly file: File;
  /** The number under which the background knows it. */
  readonly id: number;
  readonly until: number;
}

/** Originals that a person asked for after the page had taken the clean copy: each may enter once, for a short time. */
export class Waivers {
  #waivers: Waiver[] = [];

  grant(files: readonly {readonly file: File; readonly id: number}[]): void {
    const until = Date.now() + VALID_MILLIS;
    this.#waivers.push(...files.map(({file, id}) => ({file, id, until})));
  }

  /** The number of the waiver for these very bytes. A name proves nothing: it is the contents that a person agreed to. */
  async use(file: File): Promise<number | undefined> {
    this.#waivers = this.#waivers.filter(({until}) => until > Date.now());
    for (const waiver of this.#waivers) {
      if (!(await sameBytes(waiver.file, file)) || !this.#waivers.includes(waiver)) continue;
      this.#waivers = this.#waivers.filter((other) => other !== waiver);
      return waiver.id;
    }
    return undefined;
  }
}

async function sameBytes(a: File, b: File): Promise<boolean> {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  try {
    const [x, y] = await Promise.all([a.arrayBuffer(), b.arrayBuffer()]);
    const [left, right] = [new Uint8Array(x), new Uint8Array(y)];
    return left.every((byte, index) => byte === right[index]);
  } catch {
    return false; // changed or gone: whatever it is now, nobody agreed to it
  }
}
