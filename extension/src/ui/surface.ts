// SPDX-License-Identifier: Apache-2.0
import {STYLE} from './style.ts';
import {say} from './words.ts';

/**
 * What the surface is doing. Stands on the host element as `data-state`, with a failure's code as `data-code`, so that
 * tests can wait for it; a page can tell as much from what becomes of its uploads. Names and values never stand there.
 */
export type State = 'busy' | 'clean' | 'warned' | 'blocked' | 'asking';

/** Keys and clicks in our parts, and where a person draws. */
const TOUCHES =
  'keydown keyup keypress click pointerdown pointermove pointerup mousedown mousemove mouseup touchstart touchmove touchend'.split(
    ' ',
  );

/** How often a page may throw the surface out before it stays out; what is held back stays held back all the same. */
const RETURNS = 20;

/** Our place in a page: one element with a closed shadow root, there only while something is shown. */
export class Surface {
  readonly #host = bareElement('scrubjay-ui');
  readonly #root = this.#host.attachShadow({mode: 'closed'});
  readonly #shown = new Map<HTMLElement, () => void>();
  readonly #observer = new MutationObserver(() => this.#stay());
  #returns = 0;

  constructor() {
    document.adoptNode(this.#host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    // They are no business of the page's shortcuts.
    for (const type of TOUCHES) {
      this.#host.addEventListener(type, (event) => event.stopPropagation());
    }
  }

  /** Puts `part` on the page and calls `open` to bring it into the top layer, again if the page throws it out. */
  show(part: HTMLElement, open: () => void): void {
    this.#shown.set(part, open);
    this.#root.append(part);
    this.#host.lang = say('language_tag');
    this.#attach();
    open();
  }

  /** Brings `part` above what the page opened over it; the focus stays where it is. */
  rise(part: HTMLElement): void {
    const focused = this.#root.activeElement as HTMLElement | null;
    this.#shown.get(part)?.();
    focused?.focus();
  }

  hide(part: HTMLElement): void {
    this.#shown.delete(part);
    part.remove();
    if (this.#shown.size > 0) return;
    this.#observer.disconnect();
    this.#host.remove();
  }

  state(state: State, code?: string): void {
    this.#host.dataset['state'] = state;
    if (code === undefined) delete this.#host.dataset['code'];
    else this.#host.dataset['code'] = code;
  }

  #attach(): void {
    if (this.#host.isConnected) return;
    document.documentElement.append(this.#host);
    this.#observer.observe(document, {childList: true});
    this.#observer.observe(document.documentElement, {childList: true});
  }

  #stay(): void {
    if (this.#host.isConnected || this.#returns++ >= RETURNS) return;
    this.#observer.disconnect();
    this.#attach();
    for (const open of this.#shown.values()) open();
  }
}

/**
 * An element that no custom element of the page becomes, though the page may have defined one by this name: it is made in
 * a document without a window, and so its shadow tree is not shown to the page's class when it comes into the page.
 */
function bareElement(name: string): HTMLElement {
  const inert = document.implementation.createHTMLDocument('');
  return inert.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElement;
}
