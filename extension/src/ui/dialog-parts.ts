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
  const made = element('button', {type: 'button', ...(look && {class: look})}, text);
  made.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

/** Works only after it could be seen for a while. */
export function armed(made: HTMLButtonElement): HTMLButtonElement {
  made.disabled = true;
  const arm = () => {
    if (document.visibilityState !== 'visible') {
      document.addEventListener('visibilitychange', arm, {once: true});
      return;
    }
    setTimeout(() => (made.disabled = false), ARMED_AFTER_MILLIS);
  };
  arm();
  return made;
}
