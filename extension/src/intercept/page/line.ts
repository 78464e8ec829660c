// SPDX-License-Identifier: Apache-2.0
import {ADMIT, ADMITTED, type Admitted, ALL_SAID, type Asked, HANDOVER, type Said, TOKEN, TREE} from '../bridge.ts';
import {
  addEventListener,
  append,
  apply,
  dispatchEvent,
  Exception,
  filesIn,
  getAttribute,
  hostAt,
  isIn,
  Mouse,
  parse,
  putFiles,
  putIn,
  removeAttribute,
  setAttribute,
  stringify,
  treeOf,
} from './natives.ts';
import {mapOf, promiseOf} from './sealed.ts';

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
  tell(said: Said, node: Node | null): boolean;
  /** Has the guard listen on the root of a shadow tree. */
  reach(tree: ShadowRoot): void;
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
  const token = `scrubjay-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const places = Object.fromEntries(ALL_SAID.map((said, place) => [said, place])) as Record<Said, number>;
  bridge.setAttribute(TOKEN, token);
  const reached = new WeakSet<ShadowRoot>();
  const asked = mapOf<number, Waiting[]>();
  let next: Waiting[] | undefined;
  let lastId = 0;
  apply(dispatchEvent, document, [new Mouse(HANDOVER, {relatedTarget: bridge})]);

  function tell(said: Said, node: Node | null): boolean {
    const tree = node && treeOf(node);
    if (tree) reach(tree);
    const event = new Mouse(token, {detail: places[said], relatedTarget: tree ? null : node, cancelable: true});
    return apply(dispatchEvent, tree ? node : bridge, [event]) as boolean;
  }

  function reach(tree: ShadowRoot): void {
    if (apply(isIn, reached, [tree])) return;
    apply(putIn, reached, [tree]);
    tell(TREE, hostAt(tree));
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
    for (let index = 0; index < batch.length; index++) append(files, (batch[index] as Waiting).file);
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
    reach,
    hear,
    files: () => filesIn(bridge),
    admit: (file) =>
      promiseOf<File>((resolve, reject) => {
        if (!next) {
          next = [];
          setTimeout(ask, TOGETHER_MILLIS);
        }
        append(next, {file, resolve, reject});
      }),
  };
}
