// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import {icon} from './icons.ts';
import {say} from './words.ts';

/** A click meant for what was there before the dialog must not upload an original. */
const ARMED_AFTER_MILLIS = 500;

/** Says whose dialog this is: it stands above a page that is not ours. */
export function productLine(): HTMLElement {
  return element('p', {class: 'product'}, icon('clean'), say('product_name'));
}

/** Acts on a person's own click only: what a script of the page clicks does not count. */
export function button(look: string, text: string, act: () => void): HTMLButtonElement {
  const made = bareButton(look, text);
  made.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

export function bareButton(look: string, text: string): HTMLButtonElement {
  return element('button', {type: 'button', ...(look && {class: look})}, text);
}

/** A button that works only after it could be seen for a while. */
export interface Armed {
  readonly button: HTMLButtonElement;
  /** Looks again whether it may be pressed. */
  look(): void;
}

export function armed(made: HTMLButtonElement): HTMLButtonElement {
  return armedIf(made, () => true).button;
}

/** @param may whether it may be pressed, the time aside */
export function armedIf(made: HTMLButtonElement, may: () => boolean): Armed {
  let seen = false;
  const look = () => (made.disabled = !seen || !may());
  const arm = () => {
    if (document.visibilityState !== 'visible') {
      document.addEventListener('visibilitychange', arm, {once: true});
      return;
    }
    setTimeout(() => {
      seen = true;
      look();
    }, ARMED_AFTER_MILLIS);
  };
  made.disabled = true;
  arm();
  return {button: made, look};
}
