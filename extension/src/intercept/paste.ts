// SPDX-License-Identifier: Apache-2.0
import {shadowRootOf} from '../platform/browser.ts';
import type {Cargo} from './cargo.ts';
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
  byDefault: (target, _files, cargo) => insertTexts(target, cargo),
  cancelled: () => undefined,
};

function innermost(target: EventTarget): EventTarget {
  for (let inside = target; ;) {
    const inner = inside instanceof Element ? shadowRootOf(inside)?.activeElement : null;
    if (!inner || inner === inside) return inside;
    inside = inner;
  }
}

/** What the browser does after a paste that no handler took: the text goes in at the caret. */
function insertTexts(target: EventTarget, {strings}: Cargo): void {
  if (!isEditable(target)) return;
  const text = (type: string) => strings.find(([known]) => known === type)?.[1] ?? '';
  const html = target.isContentEditable ? harmless(text('text/html')) : '';
  const plain = text('text/plain');
  if (html) document.execCommand('insertHTML', false, html);
  else if (plain) document.execCommand('insertText', false, plain);
}

function isEditable(target: EventTarget): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['textarea', 'input'].includes(target.localName)) &&
    !(target as HTMLInputElement).readOnly
  );
}

/** Without scripts, as the browser itself pastes; nothing where the browser has no sanitizer: then the text goes in. */
function harmless(html: string): string {
  const place: HTMLElement & {setHTML?: (html: string) => void} = new Document().createElementNS(
    'http://www.w3.org/1999/xhtml',
    'div',
  ) as HTMLElement;
  if (!html || !place.setHTML) return '';
  place.setHTML(html);
  return place.getHTML();
}
