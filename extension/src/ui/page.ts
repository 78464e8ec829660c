// SPDX-License-Identifier: Apache-2.0
import {say} from './words.ts';

/** Puts the browser's language into the extension's own pages: `data-text` names the text. */
export function fillTexts(): void {
  document.documentElement.lang = navigator.language;
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) {
    node.textContent = say(node.dataset['text'] ?? '');
  }
}

/** An element that the page's HTML is known to have. */
export function part<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as E;
}
