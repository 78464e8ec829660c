// SPDX-License-Identifier: Apache-2.0
import {HANDOVER, PATHS, PICK, REOPEN, type Said, SUBMIT, TOKEN, WATCH} from './bridge.ts';

// Taken before any script of the page can replace them: a page must not be handed the bridge by its own functions.
const {apply} = Reflect;
const {defineProperty} = Object;
const {parse} = JSON;
const dispatch = EventTarget.prototype.dispatchEvent;
const listen = EventTarget.prototype.addEventListener;
const rootOf = Node.prototype.getRootNode;
const attribute = Element.prototype.getAttribute;
const Mouse = MouseEvent;
const Input = HTMLInputElement;
const Shadow = ShadowRoot;

/**
 * Tells the guard of elements whose events never reach its listeners on the window: inputs in no document or in a
 * shadow tree, and forms that a script submits. Every hook ends in the browser's own function with the arguments that
 * the page gave.
 */
export function hookPage(): void {
  const bridge = document.createElement('i');
  const token = crypto.getRandomValues(new Uint32Array(4)).join('-');
  bridge.setAttribute(TOKEN, token);
  apply(dispatch, document, [new Mouse(HANDOVER, {relatedTarget: bridge})]);

  /** False when the guard says no. */
  function tell(said: Said, element: Element | null): boolean {
    const name = said + token;
    const agreed = apply(dispatch, bridge, [new Mouse(name, {relatedTarget: element, cancelable: true})]) as boolean;
    if (!element || !(apply(rootOf, element, []) instanceof Shadow)) return agreed;
    return (apply(dispatch, element, [new Mouse(name, {cancelable: true})]) as boolean) && agreed;
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
      if (this instanceof Input) tell(WATCH, this);
      return apply(dispatch, this, [event]) as boolean;
    },
  }.dispatchEvent;

  // A listener that the page adds before it opens the picker would run before ours.
  EventTarget.prototype.addEventListener = {
    addEventListener(this: EventTarget, ...args: Parameters<typeof listen>): void {
      if ((args[0] === 'change' || args[0] === 'input') && this instanceof Input) tell(WATCH, this);
      apply(listen, this, args);
    },
  }.addEventListener as typeof listen;

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

  const {open, write, writeln} = Document.prototype;
  Document.prototype.open = {
    open(this: Document, ...args: Parameters<typeof open>): Document {
      const opened = apply(open, this, args) as unknown as Document;
      tell(REOPEN, null);
      return opened;
    },
  }.open as typeof open;

  /** Writing into a finished document opens it: nothing is written first, so that the guard is there before scripts. */
  function writing(native: typeof write): typeof write {
    return {
      write(this: Document, ...text: string[]): void {
        apply(native, this, ['']);
        tell(REOPEN, null);
        apply(native, this, text);
      },
    }.write;
  }
  Document.prototype.write = writing(write);
  Document.prototype.writeln = writing(writeln);

  // `webkitRelativePath` can't be given to a File, and a property from the guard's world is not seen in this one.
  apply(listen, bridge, [
    PATHS,
    ({relatedTarget: input}: MouseEvent) => {
      const paths = parse(apply(attribute, bridge, [PATHS]) as string) as string[];
      if (!(input instanceof Input) || !input.files) return;
      for (let index = 0; index < paths.length; index++) {
        const file = input.files[index];
        if (file && paths[index]) defineProperty(file, 'webkitRelativePath', {value: paths[index], configurable: true});
      }
    },
  ]);
}
