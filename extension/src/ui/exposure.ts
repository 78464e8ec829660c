// SPDX-License-Identifier: Apache-2.0
import {shadowRootOf} from '../platform/browser.ts';
import {element} from './element.ts';
import {say} from './words.ts';

/** So many looks in a row, each after `LOOK_MILLIS`, must find the question in the open and where it was. */
const LOOKS = 7;
const LOOK_MILLIS = 100;

/** And so many after the click. */
const LOOKS_AFTER = 3;

/** A page that keeps everything waiting for so long may have changed what is on the screen meanwhile. */
const STALE_MILLIS = 1_000;

/** So many looks in a row at a question that something covers have it come up again. */
const DARK = 3;

/** How often a question comes up again above what a page put over it. */
const RISES = 50;

/** In pixels. No button of ours is lower, unless a page made everything too small to be read. */
const LEAST_HEIGHT = 20;

/** Screen readers speak what changes in a status, not what was in it from its start. */
const SPOKEN_AFTER_MILLIS = 50;

/** Whether the browser itself tells if something can be seen (IntersectionObserver v2: Chromium). */
export const BROWSER_TELLS = 'isVisible' in IntersectionObserverEntry.prototype;

interface Told extends IntersectionObserverEntry {
  /** False where the browser is not sure. */
  readonly isVisible: boolean;
}

/** How often the page brought something above everything else, as far as that is told outside of shadow trees. */
let opened = 0;

/** From the document's start on: a page that listens before us can keep an event from us. Harmless to call again. */
export function watchTopLayer(): void {
  for (const type of ['beforetoggle', 'fullscreenchange']) addEventListener(type, countOpened, true);
}

function countOpened(event: Event): void {
  if ((event as Partial<ToggleEvent>).newState !== 'closed') opened++;
}

/** A button that gives an original away, and the words on why it may not be pressed yet, to stand near it. */
export interface Exposed {
  readonly button: HTMLButtonElement;
  readonly why: HTMLElement;
}

/**
 * Lets a button be pressed only while a person can see the whole question (its `.card`): it stood unmoved, uncovered and
 * with its own looks for `LOOKS`, in a window that has the focus, and does so for `LOOKS_AFTER` more once it was pressed,
 * since the browser tells a moment late. A click that goes on from one somewhere else is no answer.
 *
 * @param rise brings the question above what the page opened since
 */
export function exposed(button: HTMLButtonElement, act: () => void, rise: () => void): Exposed {
  const why = element('p', {class: 'hint', id: 'exposed', role: 'status'});
  let view: View | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let looks = 0;
  let pressedAt: number | undefined;
  let dark = 0;
  let rises = 0;
  let last = 0;
  let place = '';

  const look = () => {
    const now = performance.now();
    const {left, top, width, height} = button.getBoundingClientRect();
    const here = [left, top, width, height].join(' ');
    const open = view?.isOpen() === true;
    const still = here === place && height >= LEAST_HEIGHT && now - last < STALE_MILLIS;
    looks = open && still && document.visibilityState === 'visible' && document.hasFocus() ? looks + 1 : 0;
    dark = open ? 0 : dark + 1;
    last = now;
    place = here;
    button.disabled = looks < LOOKS;
    if (button.disabled) pressedAt = undefined;
  };
  const lookOn = () => {
    look();
    if (pressedAt !== undefined && looks >= pressedAt + LOOKS_AFTER) return act();
    if (dark < DARK || rises++ >= RISES) return;
    rise();
    view?.rose();
    dark = 0;
  };
  button.disabled = true;
  button.setAttribute('aria-describedby', why.id);
  // Told when the button comes, goes, and comes again with the question that it is part of.
  new IntersectionObserver((entries) => {
    const card = entries.at(-1)?.isIntersecting ? button.closest<HTMLElement>('.card') : null;
    clearInterval(timer);
    view?.end();
    view = card ? new View(card) : undefined;
    look();
    if (!card) return;
    timer = setInterval(lookOn, LOOK_MILLIS);
    setTimeout(() => (why.textContent ||= say('dialog_exposed')), SPOKEN_AFTER_MILLIS);
  }).observe(button);
  button.addEventListener('click', (event) => {
    if (!event.isTrusted || event.detail > 1) return;
    const wasReady = looks >= LOOKS;
    look();
    if (wasReady) pressedAt ??= button.disabled ? undefined : looks;
  });
  return {button, why};
}

/** What can be told of how a card is seen. */
class View {
  readonly #card: HTMLElement;
  readonly #observer: IntersectionObserver;
  #told = !BROWSER_TELLS;
  #opened = opened;

  constructor(card: HTMLElement) {
    this.#card = card;
    const options = {threshold: [0, 0.5, 1], trackVisibility: true, delay: LOOK_MILLIS};
    this.#observer = new IntersectionObserver((entries) => this.#hear(entries), options);
    if (BROWSER_TELLS) this.#observer.observe(card);
  }

  isOpen(): boolean {
    this.#hear(this.#observer.takeRecords());
    if (!this.#isInPlace()) return false;
    if (!this.#told || this.#opened !== opened || !this.#card.checkVisibility() || hasPicturesOver()) return false;
    return (
      BROWSER_TELLS || (window === window.top && !isChanged(document.documentElement) && !isAnyOpenInside(document))
    );
  }

  /** Above all that is not opened later, and not put somewhere else by the page. */
  #isInPlace(): boolean {
    const root = this.#card.getRootNode();
    const isOurs = root instanceof ShadowRoot && root.host.parentNode === document.documentElement;
    return isOurs && this.#card.matches(':modal, :popover-open');
  }

  /** What was opened so far is below it now. */
  rose(): void {
    this.#opened = opened;
  }

  end(): void {
    this.#observer.disconnect();
  }

  #hear(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) this.#told = entry.isIntersecting && (entry as Told).isVisible;
  }
}

/** Whether pictures of an earlier state lie over everything: a view transition, which a page can have last for ever. */
function hasPicturesOver(): boolean {
  return document.documentElement.matches(':is(:active-view-transition)');
}

/** Firefox lays such a change of the root element over the window's top layer too. */
function isChanged(root: Element): boolean {
  const {opacity, filter, transform, clipPath, maskImage, mixBlendMode} = getComputedStyle(root);
  return (
    opacity !== '1' || mixBlendMode !== 'normal' || [filter, transform, clipPath, maskImage].some((it) => it !== 'none')
  );
}

/**
 * Whether a shadow tree of the page has something in the top layer. When it was opened is not told outside of that tree,
 * and inside a page can keep it to itself: it may be above.
 */
function isAnyOpenInside(root: ParentNode): boolean {
  return [...root.querySelectorAll('*')].some((host) => {
    const tree = host.localName === 'scrubjay-ui' ? null : shadowRootOf(host);
    return tree && (tree.querySelector(':popover-open, :modal, :fullscreen') !== null || isAnyOpenInside(tree));
  });
}
