// SPDX-License-Identifier: Apache-2.0
import {MARK, OPEN, PATHS, PICK, SUBMIT, WATCH} from '../bridge.ts';
import type {Line} from './line.ts';
import {
  addEventListener,
  apply,
  defineProperty,
  dispatchEvent,
  filesIn,
  Input,
  isConnected,
  isIn,
  PlainNode,
  putIn,
  putUnder,
  Shadow,
} from './natives.ts';

type When = (this: EventTarget, ...args: unknown[]) => unknown;

/**
 * Tells the guard of elements whose events never reach its listeners on the window: inputs in no document or in a
 * shadow tree, and forms that a script submits.
 */
export function hookElements({tell, reach, hear}: Line): void {
  const watched = new WeakSet<Node>();

  /** The guard's listeners on a node stay there: it is told once. */
  function watch(node: Node): void {
    if (apply(isIn, watched, [node])) return;
    apply(putIn, watched, [node]);
    tell(WATCH, node);
  }

  /**
   * Before the page listens to `input` or `change`: the guard listens first. In a document it does so on the window.
   * Neither `change` nor, in Firefox, `input` of a file input leaves its shadow tree, so there it needs the tree's root.
   */
  function listening(target: EventTarget, type: unknown): void {
    if (type !== 'change' && type !== 'input') return;
    if (target instanceof Input) watch(target);
    else if (target instanceof Shadow) reach(target);
    else if (target instanceof PlainNode && !isConnected(target)) watch(target);
  }

  const {click} = HTMLElement.prototype;
  HTMLElement.prototype.click = {
    click(this: HTMLElement): void {
      if (this instanceof Input) tell(PICK, this);
      apply(click, this, []);
    },
  }.click;

  const {showPicker} = Input.prototype;
  Input.prototype.showPicker = {
    showPicker(this: HTMLInputElement): void {
      if (this instanceof Input) tell(PICK, this);
      apply(showPicker, this, []);
    },
  }.showPicker;

  EventTarget.prototype.dispatchEvent = {
    dispatchEvent(this: EventTarget, event: Event): boolean {
      if (this instanceof Input) watch(this);
      return apply(dispatchEvent, this, [event]) as boolean;
    },
  }.dispatchEvent;

  EventTarget.prototype.addEventListener = {
    addEventListener(this: EventTarget, ...args: Parameters<typeof addEventListener>): void {
      listening(this, args[0]);
      apply(addEventListener, this, args);
    },
  }.addEventListener as typeof addEventListener;

  // The same as an Observable, which listens when somebody subscribes to it. Chromium has it.
  const {when} = EventTarget.prototype as {when?: When};
  if (when) {
    (EventTarget.prototype as {when?: When}).when = {
      when(this: EventTarget, ...args: unknown[]): unknown {
        listening(this, args[0]);
        return apply(when, this, args);
      },
    }.when;
  }

  const {attachShadow} = Element.prototype;
  const {createElementNS} = Document.prototype;
  const trees = new WeakMap<Element, ShadowRoot>();
  const {get: getIn, set: setIn} = trees;
  Element.prototype.attachShadow = {
    attachShadow(this: Element, init: ShadowRootInit): ShadowRoot {
      const tree = apply(attachShadow, this, [init]) as ShadowRoot;
      if (init.mode === 'closed') apply(setIn, trees, [this, tree]);
      return tree;
    },
  }.attachShadow;
  hear<MouseEvent>(OPEN, ({relatedTarget: host}) => {
    const tree = apply(getIn, trees, [host]) as ShadowRoot | undefined;
    if (!tree) return;
    const mark = apply(createElementNS, document, ['http://www.w3.org/1999/xhtml', 'span']) as Element;
    tell(MARK, mark);
    putUnder(tree, mark);
  });

  const {submit} = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = {
    submit(this: HTMLFormElement): void {
      if (this instanceof HTMLFormElement && !tell(SUBMIT, this)) return;
      apply(submit, this, []);
    },
  }.submit;

  // `webkitRelativePath` can't be given to a File, and a property from the guard's world is not seen in this one.
  hear<MouseEvent>(PATHS, ({relatedTarget: input}, paths) => {
    if (!(input instanceof Input)) return;
    const files = filesIn(input);
    for (let index = 0; index < files.length; index++) {
      const path = (paths as string[])[index];
      if (path) defineProperty(files[index], 'webkitRelativePath', {value: path, configurable: true});
    }
  });
}
