// SPDX-License-Identifier: Apache-2.0
import {shadowRootOf} from '../platform/browser.ts';
import {insertTexts} from './texts.ts';
import type {Kind} from './transfers.ts';

/** Screenshots, copied images and copied files that are pasted. */
export const PASTE: Kind<ClipboardEvent> = {
  type: 'paste',
  textsAlone: true,
  transferOf: (event) => event.clipboardData,
  targetOf: (event) => innermost(event.composedPath()[0] ?? document),
  successorOf: () => innermost(document.activeElement ?? document.body),
  again: ({bubbles, cancelable, composed}) =>
    new window.ClipboardEvent('paste', {bubbles, cancelable, composed, clipboardData: new window.DataTransfer()}),
  byDefault: (target, _files, cargo) => insertTexts(target, cargo.strings),
  cancelled: () => undefined,
};

function innermost(target: EventTarget): EventTarget {
  for (let inside = target; ;) {
    const inner = inside instanceof Element ? shadowRootOf(inside)?.activeElement : null;
    if (!inner || inner === inside) return inside;
    inside = inner;
  }
}
