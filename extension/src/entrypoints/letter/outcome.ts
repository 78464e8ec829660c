// SPDX-License-Identifier: Apache-2.0
import type {Letter} from '../../letter/letter.ts';
import {fileName, mailAddress} from '../../letter/mail.ts';
import type {Language} from '../../letter/request.ts';
import {TEXTS} from '../../letter/texts/texts.ts';
import {element} from '../../ui/element.ts';
import {linkTo} from '../../ui/facts.ts';
import {icon, type IconName} from '../../ui/icons.ts';
import {button, statusLine} from '../../ui/page.ts';
import {say} from '../../ui/words.ts';

/** Where a letter goes. */
interface Destination {
  readonly site: string;
  readonly language: Language;
  readonly today: string;
  readonly mail?: string;
  readonly form?: string;
}

/** The finished letter and the ways to take it along: copied, in the mail program, as a file. Nothing is sent from here. */
export class Outcome {
  readonly #text = element('pre', {class: 'letter', id: 'letter'});
  readonly #nothing = element('p', {class: 'warn', id: 'nothing'}, say('letter_nothing'));
  readonly #blanks = element('p', {class: 'hint', id: 'blanks'}, say('letter_blanks'));
  readonly #copy = button('primary', say('letter_copy'), () => void this.#copyAnd(say('letter_copied')));
  readonly #mail = linkButton('mail', say('letter_mail'), 'letter');
  readonly #save = linkButton('save', say('letter_save'), 'save');
  readonly #form = element('span');
  readonly #tooLong = element('p', {class: 'hint', id: 'too-long'}, say('letter_too_long_hint'));
  readonly #status = statusLine();
  readonly #buttons = element('div', {class: 'buttons'}, this.#copy, this.#mail, this.#save, this.#form);
  #whole = true;

  readonly parts: readonly HTMLElement[] = [
    this.#nothing,
    this.#blanks,
    this.#text,
    this.#buttons,
    this.#tooLong,
    this.#status,
  ];

  constructor() {
    this.#copy.id = 'copy';
    this.#mail.addEventListener('click', () => {
      if (!this.#whole) void this.#copyAnd(say('letter_too_long'));
    });
  }

  /** Shows this letter; without one, that nothing was asked for. */
  show(letter: Letter | undefined, {site, language, today, mail, form}: Destination): void {
    this.#nothing.hidden = letter !== undefined;
    for (const part of [this.#text, this.#buttons]) part.hidden = letter === undefined;
    for (const hint of [this.#blanks, this.#tooLong]) hint.hidden = true;
    this.#say('', 'good');
    if (!letter) return;
    this.#blanks.hidden = !Object.values(TEXTS[language].blanks).some((blank) => letter.body.includes(blank));
    this.#text.lang = language;
    this.#text.textContent = letter.body;
    this.#offerMail(letter, mail, language);
    this.#offerFile(letter, fileName(site, today));
    this.#form.replaceChildren(...(form === undefined ? [] : [formLink(form)]));
  }

  #offerMail(letter: Letter, to: string | undefined, language: Language): void {
    this.#mail.hidden = to === undefined;
    if (to === undefined) return;
    const {href, whole} = mailAddress(to, letter, TEXTS[language].paste);
    this.#mail.href = href;
    this.#whole = whole;
    this.#tooLong.hidden = whole;
  }

  #offerFile({body}: Letter, name: string): void {
    if (this.#save.href) URL.revokeObjectURL(this.#save.href);
    this.#save.href = URL.createObjectURL(new Blob([body], {type: 'text/plain;charset=utf-8'}));
    this.#save.download = name;
  }

  async #copyAnd(done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text.textContent);
      this.#say(done, 'good');
    } catch {
      this.#say(say('letter_copy_failed'), 'bad');
    }
  }

  #say(text: string, look: 'good' | 'bad'): void {
    this.#status.textContent = text;
    this.#status.className = `status ${look}`;
  }
}

function linkButton(id: string, text: string, sign: IconName): HTMLAnchorElement {
  return element('a', {class: 'button', id}, icon(sign), text);
}

function formLink(address: string): HTMLAnchorElement {
  const link = linkTo(address, say('letter_form'));
  link.className = 'button';
  link.id = 'form';
  return link;
}
