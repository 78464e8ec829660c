// SPDX-License-Identifier: Apache-2.0
import {ADMIT, ADMITTED, type Admitted, ALL_SAID, type Asked, HANDOVER, type Said, TOKEN} from '../bridge.ts';
import {
  addEventListener,
  apply,
  dispatchEvent,
  Exception,
  filesIn,
  getAttribute,
  getRootNode,
  Mouse,
  parse,
  putFiles,
  removeAttribute,
  setAttribute,
  Shadow,
  stringify,
} from './natives.ts';

/** Files that are asked for one after the other within this time are cleaned, counted and reported together. */
const TOGETHER_MILLIS = 20;

interface Waiting {
  readonly file: File;
  readonly resolve: (file: File) => void;
  readonly reject: (because: unknown) => void;
}

/** The hooks' end of the bridge. */
export interface Line {
  /** False when the guard says no. */
  tell(said: Said, element: Element | null): boolean;
  /** What the page may have in the place of a file; rejects when that is nothing. */
  admit(file: File): Promise<File>;
  /** Hears the guard; `attribute` is what it says beside the event. */
  hear<E extends Event>(type: string, listener: (event: E, attribute: unknown) => void): void;
  /** What lies on the bridge now. */
  files(): File[];
}

/** Makes the bridge and hands it to the guard. */
export function openLine(): Line {
  const bridge = document.createElementNS('http://www.w3.org/1999/xhtml', 'input') as HTMLInputElement;
  bridge.type = 'file';
  bridge.multiple = true;
  const token = `scrubjay-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const places = Object.fromEntries(ALL_SAID.map((said, place) => [said, place])) as Record<Said, number>;
  bridge.setAttribute(TOKEN, token);
  const asked = new Map<number, Waiting[]>();
  let next: Waiting[] | undefined;
  let lastId = 0;
  apply(dispatchEvent, document, [new Mouse(HANDOVER, {relatedTarget: bridge})]);

  function tell(said: Said, element: Element | null): boolean {
    const detail = places[said];
    const agreed = apply(dispatchEvent, bridge, [
      new Mouse(token, {detail, relatedTarget: element, cancelable: true}),
    ]) as boolean;
    if (!element || !(apply(getRootNode, element, []) instanceof Shadow)) return agreed;
    return (apply(dispatchEvent, element, [new Mouse(token, {detail, cancelable: true})]) as boolean) && agreed;
  }

  function hear<E extends Event>(type: string, listener: (event: E, attribute: unknown) => void): void {
    apply(addEventListener, bridge, [
      type,
      (event: E) => {
        const attribute = apply(getAttribute, bridge, [type]) as string | null;
        listener(event, attribute === null ? undefined : parse(attribute));
      },
    ]);
  }

  function ask(): void {
    const batch = next ?? [];
    next = undefined;
    const id = ++lastId;
    asked.set(id, batch);
    const files: File[] = [];
    for (let index = 0; index < batch.length; index++) files[index] = (batch[index] as Waiting).file;
    putFiles(bridge, files);
    apply(setAttribute, bridge, [ADMIT, stringify({id} satisfies Asked)]);
    tell(ADMIT, null);
    apply(removeAttribute, bridge, [ADMIT]);
    putFiles(bridge, []);
  }

  hear(ADMITTED, (_event, attribute) => {
    const {id, places} = attribute as Admitted;
    const batch = asked.get(id) ?? [];
    asked.delete(id);
    const files = filesIn(bridge);
    for (let index = 0; index < batch.length; index++) {
      const file = files[places[index] ?? -1];
      if (file) batch[index]?.resolve(file);
      else batch[index]?.reject(new Exception('The file was held back.', 'NotReadableError'));
    }
  });

  return {
    tell,
    hear,
    files: () => filesIn(bridge),
    admit: (file) =>
      new Promise<File>((resolve, reject) => {
        if (!next) {
          next = [];
          setTimeout(ask, TOGETHER_MILLIS);
        }
        next[next.length] = {file, resolve, reject};
      }),
  };
}
