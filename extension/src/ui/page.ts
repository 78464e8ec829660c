// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import {icon, type IconName} from './icons.ts';
import {say} from './words.ts';

/** ScrubJay's pages that lead to each other, by the names of their files. */
export const PAGES = ['options', 'receipts', 'letter', 'setup'] as const;
export type PageName = (typeof PAGES)[number];

const ICONS: Readonly<Record<PageName, IconName>> = {
  options: 'options',
  receipts: 'receipts',
  letter: 'letter',
  setup: 'setup',
};

/**
 * Makes the shell of one of ScrubJay's own pages: language, title, header with the way to the other pages, and the
 * heading. What it returns is the page's `main`, to be filled.
 */
export function openPage(page: PageName, title: string): HTMLElement {
  speakOurLanguage(title);
  const links = PAGES.map((name) =>
    element(
      'a',
      {href: `${name}.html`, ...(name === page && {'aria-current': 'page'})},
      icon(ICONS[name]),
      ' ',
      say(`page_${name}`),
    ),
  );
  const main = element('main', {}, element('h1', {}, title));
  document.body.className = 'page';
  document.body.replaceChildren(
    element('header', {}, element('div', {}, brand(), element('nav', {'aria-label': say('page_nav')}, ...links))),
    main,
  );
  return main;
}

/** The name with its picture. */
export function brand(): HTMLElement {
  const logo = element('img', {src: '/icon/logo.svg', alt: '', width: '26', height: '26'});
  return element('span', {class: 'brand'}, logo, say('product_name'));
}

/** The language of the texts, which is not the browser's where ScrubJay does not speak that. */
export function speakOurLanguage(title: string): void {
  document.documentElement.lang = say('language_tag');
  document.title = title === say('product_name') ? title : `${title} - ${say('product_name')}`;
}

/** A line that screen readers speak when its text changes. */
export function statusLine(): HTMLElement {
  return element('p', {class: 'status good', role: 'status'});
}

/** A section with its heading. */
export function section(title: string, ...content: readonly (Node | string)[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content);
}

export function button(look: string, text: string, act: () => void, sign?: IconName): HTMLButtonElement {
  const made = element('button', {type: 'button', ...(look && {class: look})}, ...(sign ? [icon(sign)] : []), text);
  made.addEventListener('click', act);
  return made;
}

/** Puts the browser's language into the extension's own pages: `data-text` names the text. */
export function fillTexts(): void {
  document.documentElement.lang = say('language_tag');
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
