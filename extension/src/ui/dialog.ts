// SPDX-License-Identifier: Apache-2.0
import type {FailureCode} from '../host/failure.ts';
import type {Choice, Problem} from '../host/messages.ts';
import {armed, bareButton, button, productLine} from './dialog-parts.ts';
import {element} from './element.ts';
import {exposed} from './exposure.ts';
import type {Surface} from './surface.ts';
import {adviceText, failureText, say, sayCount} from './words.ts';

/** A second try cannot end otherwise. */
const FINAL: readonly FailureCode[] = ['extension_reloaded', 'site_blocked', 'embedded_pictures'];

/** A second try most likely ends as the first did, so it is not the first choice. */
const STUBBORN: readonly FailureCode[] = [
  ...FINAL,
  'unsupported_format',
  'bad_image',
  'too_large',
  'verify_failed',
  'file_unreadable',
];

/** Asks what to do with files that were held back. Escape leaves them out; nothing is ever chosen by itself. */
export function askAbout(problems: readonly Problem[], originals: boolean, surface: Surface): Promise<Choice> {
  const codes = [...new Set(problems.map(({code}) => code))];
  return new Promise((resolve) => {
    const dialog = element('dialog', {class: 'card dialog', 'aria-labelledby': 'title', 'aria-describedby': 'body'});
    const choose = (choice: Choice) => {
      surface.hide(dialog);
      resolve(choice);
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      choose('remove');
    });
    const showProblems = () => {
      const stubborn = codes.every((code) => STUBBORN.includes(code));
      const retry = button(stubborn ? '' : 'primary', say('dialog_retry'), () => choose('retry'));
      const leaveOut = button(stubborn ? 'primary' : '', say('dialog_leave_out'), () => choose('remove'));
      const buttons = stubborn ? [leaveOut, retry] : [retry, leaveOut];
      if (codes.every((code) => FINAL.includes(code))) buttons.splice(buttons.indexOf(retry), 1);
      // A rule of the person's own is changed where it was made.
      if (originals && !codes.includes('site_blocked'))
        buttons.push(armed(button('quiet', say('dialog_original'), showConfirmation)));
      fill(dialog, titleOf(problems, codes), problemsBody(problems, codes), buttons);
    };
    const showConfirmation = () => {
      const back = button('primary', say('dialog_back'), showProblems);
      const yes = exposed(
        bareButton('danger', say('dialog_confirm_yes')),
        () => choose('original'),
        () => surface.rise(dialog),
      );
      const body = [element('p', {}, say('dialog_confirm_body')), yes.why];
      fill(dialog, say('dialog_confirm_title'), body, [back, yes.button]);
    };
    showProblems();
    surface.state('blocked', codes[0]);
    surface.show(dialog, () => {
      if (dialog.open) dialog.close(); // thrown out of the page: open, but no longer in the top layer
      dialog.showModal();
      dialog.querySelector('button')?.focus();
    });
  });
}

/** What is held back for what may lie inside it is no image itself. */
function titleOf(problems: readonly Problem[], codes: readonly FailureCode[]): string {
  return codes.includes('embedded_pictures')
    ? sayCount('dialog_title_file', problems.length)
    : sayCount('dialog_title', problems.length);
}

function fill(dialog: HTMLDialogElement, title: string, body: readonly Node[], buttons: readonly HTMLElement[]): void {
  dialog.replaceChildren(
    productLine(),
    element('h2', {id: 'title'}, title),
    element('div', {id: 'body'}, ...body),
    element('div', {class: 'buttons'}, ...buttons),
  );
  buttons[0]?.focus();
}

function problemsBody(problems: readonly Problem[], codes: readonly FailureCode[]): Node[] {
  const rows = problems.map(({name, code}) =>
    element('li', {}, element('bdi', {class: 'file'}, name), element('span', {}, failureText(code))),
  );
  return [
    element('ul', {class: 'problems'}, ...rows),
    element('p', {}, say('dialog_held')),
    ...codes.map((code) => element('p', {class: 'advice'}, adviceText(code))),
  ];
}
