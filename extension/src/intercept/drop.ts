// SPDX-License-Identifier: Apache-2.0
import {shadowRootOf} from '../platform/browser.ts';
import {fillInput, isFileInput} from './file-input.ts';
import {insertTexts} from './texts.ts';
import type {Kind} from './transfers.ts';

/** Files, folders and images of other pages that are dragged into this one. */
export const DROP: Kind<DragEvent> = {
  type: 'drop',
  textsAlone: false,
  transferOf: (event) => event.dataTransfer,
  targetOf: (event) => innermost(event.composedPath()[0] ?? window, event),
  successorOf: (event) => innermost(document.elementFromPoint(event.clientX, event.clientY) ?? document.body, event),
  again: (event) => new window.DragEvent('drop', initOf(event, new window.DataTransfer())),
  byDefault(target, files, cargo) {
    if (isFileInput(target) && !target.disabled) fillInput(target, files);
    else if (cargo.files.length === 0) insertTexts(target, cargo.strings);
  },
  cancelled(event, target) {
    // Pages mark the place while something is dragged over it: the drag has left.
    target.dispatchEvent(new window.DragEvent('dragleave', {...initOf(event, null), cancelable: false}));
  },
};

function initOf(event: DragEvent, dataTransfer: DataTransfer | null): DragEventInit {
  const {bubbles, cancelable, composed, detail, button, buttons} = event;
  const {screenX, screenY, clientX, clientY, ctrlKey, shiftKey, altKey, metaKey} = event;
  const mouse = {screenX, screenY, clientX, clientY, ctrlKey, shiftKey, altKey, metaKey, button, buttons};
  return {bubbles, cancelable, composed, detail, view: window, dataTransfer, ...mouse};
}

function innermost(target: EventTarget, {clientX, clientY}: DragEvent): EventTarget {
  for (let inside = target; ;) {
    const inner = inside instanceof Element ? shadowRootOf(inside)?.elementFromPoint(clientX, clientY) : null;
    if (!inner || inner === inside) return inside;
    inside = inner;
  }
}
