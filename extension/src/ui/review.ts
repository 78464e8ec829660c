// SPDX-License-Identifier: Apache-2.0
import type {Candidate, Decision, Review} from '../host/messages.ts';
import type {Picture} from '../host/protocol.ts';
import {armed, button, productLine} from './dialog-parts.ts';
import {element} from './element.ts';
import {factsView} from './facts.ts';
import {findingsView} from './findings.ts';
import {preview} from './preview.ts';
import type {Surface} from './surface.ts';
import {failureText, say, sayCount} from './words.ts';

/**
 * The upload warning: what these images would reveal, what the site does with them, and what a person wants. Escape
 * cancels; nothing is ever chosen by itself, and an original takes two clicks.
 */
export function reviewUpload(review: Review, surface: Surface): Promise<Decision> {
  const {candidates, about} = review;
  return new Promise((resolve) => {
    const dialog = element('dialog', {
      class: 'card dialog review',
      'aria-labelledby': 'title',
      'aria-describedby': 'why',
    });
    const always = element('input', {type: 'checkbox', id: 'always'});
    const decide = (choice: Decision['choice']) => {
      surface.hide(dialog);
      resolve({choice, always: always.checked && choice !== 'cancel'});
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      decide('cancel');
    });
    const title = element('h2', {id: 'title', tabindex: '-1'}, sayCount('review_title', candidates.length, about.name));
    const foot = element('footer', {});
    const offer = () => foot.replaceChildren(...choices(review, always, decide, confirm));
    const confirm = () => {
      foot.replaceChildren(...confirmation(candidates.length, always.checked, decide, offer));
      foot.querySelector('p')?.focus();
    };
    offer();
    dialog.append(
      element('header', {}, productLine(), title, element('p', {id: 'why', class: 'why'}, whyText(review))),
      element('div', {class: 'columns'}, imagesPart(candidates), sitePart(review)),
      foot,
    );
    surface.state('asking');
    surface.show(dialog, () => {
      if (dialog.open) dialog.close(); // thrown out of the page: open, but no longer in the top layer
      dialog.showModal();
      title.focus();
    });
  });
}

function whyText({reasons}: Review): string {
  if (reasons.length === 0) return say('review_why_mode');
  return reasons.map((reason) => say(`review_why_${reason}`)).join(' ');
}

function imagesPart(candidates: readonly Candidate[]): HTMLElement {
  return element(
    'section',
    {'aria-labelledby': 'reveals'},
    element('h3', {id: 'reveals'}, sayCount('review_reveals', candidates.length)),
    ...candidates.map(imagePart),
  );
}

function imagePart({original, report, code}: Candidate): HTMLElement {
  const look = element('div', {class: 'look'}, preview(original, say('review_preview', original.name)));
  const name = element('p', {class: 'name'}, element('bdi', {class: 'file'}, original.name));
  const part = element('div', {class: 'image'}, name, look);
  if (code)
    part.append(
      element('p', {class: 'bad'}, failureText(code)),
      element('p', {class: 'hint'}, say('review_stays_out')),
    );
  if (!report) return part;
  for (const {picture} of report.findings) {
    if (!picture) continue;
    const hidden = preview(blobOf(picture), say('review_hidden'), say('review_hidden'));
    hidden.classList.add('hidden-picture');
    look.append(hidden);
  }
  part.append(
    report.findings.length > 0 ? findingsView(report.findings) : element('p', {class: 'hint'}, say('review_nothing')),
  );
  return part;
}

function blobOf({mimeType, data}: Picture): Blob {
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], {type: mimeType});
}

function sitePart({about}: Review): HTMLElement {
  return element(
    'section',
    {'aria-labelledby': 'does'},
    element('h3', {id: 'does'}, say('review_site', about.name)),
    about.facts ? factsView(about.facts) : element('p', {class: 'hint'}, say('review_site_unknown')),
  );
}

function choices(
  {candidates, about}: Review,
  always: HTMLInputElement,
  decide: (choice: Decision['choice']) => void,
  confirm: () => void,
): HTMLElement[] {
  const clean = candidates.filter(({report}) => report).length;
  const buttons = [
    ...(clean > 0 ? [armed(button('primary', sayCount('review_clean', clean), () => decide('clean')))] : []),
    button(clean > 0 ? '' : 'primary', say('review_cancel'), () => decide('cancel')),
    ...(about.originals ? [armed(button('quiet', sayCount('review_original', candidates.length), confirm))] : []),
  ];
  const keep = element('p', {class: 'choice'}, always, element('label', {for: 'always'}, say('review_always')));
  return [
    ...(about.rules && (clean > 0 || about.originals) ? [keep] : []),
    element('div', {class: 'buttons'}, ...buttons),
  ];
}

function confirmation(
  count: number,
  always: boolean,
  decide: (choice: Decision['choice']) => void,
  back: () => void,
): HTMLElement[] {
  const words = element('p', {tabindex: '-1', class: 'bad'}, say('dialog_confirm_body'));
  if (always) words.append(' ', say('review_always_original'));
  return [
    words,
    element(
      'div',
      {class: 'buttons'},
      button('primary', say('dialog_back'), back),
      armed(button('danger', sayCount('review_original_yes', count), () => decide('original'))),
    ),
  ];
}
