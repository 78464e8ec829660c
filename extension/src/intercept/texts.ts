// SPDX-License-Identifier: Apache-2.0
import type {Texts} from './embedded.ts';

/** What the browser does with texts that no handler of the page took: they go in at the caret. */
export function insertTexts(target: EventTarget, texts: Texts): void {
  if (!isEditable(target)) return;
  const text = (type: string) => texts.find(([known]) => known === type)?.[1] ?? '';
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
