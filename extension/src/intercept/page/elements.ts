// SPDX-License-Identifier: Apache-2.0
import {PATHS, PICK, SUBMIT, WATCH} from '../bridge.ts';
import type {Line} from './line.ts';
import {addEventListener, apply, defineProperty, dispatchEvent, filesIn, Input, isIn, putIn} from './natives.ts';

/**
 * Tells the guard of elements whose events never reach its listeners on the window: inputs in no document or in a
 * shadow tree, and forms that a script submits.
 */
export function hookElements({tell, hear}: Line): void {
  const watched = new WeakSet<HTMLInputElement>();

  /** The guard's listeners on an input stay there: it is told once. */
  function watch(input: HTMLInputElement): void {
    if (apply(isIn, watched, [input])) return;
    apply(putIn, watched, [input]);
    tell(WATCH, input);
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

  // A listener that the page adds before it opens the picker would run before ours.
  EventTarget.prototype.addEventListener = {
    addEventListener(this: EventTarget, ...args: Parameters<typeof addEventListener>): void {
      if ((args[0] === 'change' || args[0] === 'input') && this instanceof Input) watch(this);
      apply(addEventListener, this, args);
    },
  }.addEventListener as typeof addEventListener;

  // Neither `change` nor, in Firefox, `input` of a file input leaves its shadow tree.
  const {attachShadow} = Element.prototype;
  Element.prototype.attachShadow = {
    attachShadow(this: Element, init: ShadowRootInit): ShadowRoot {
      const root = apply(attachShadow, this, [init]) as ShadowRoot;
      tell(WATCH, this);
      return root;
    },
  }.attachShadow;

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
