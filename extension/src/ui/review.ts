// SPDX-License-Identifier: Apache-2.0
import type {Decision, Review} from '../host/messages.ts';
import {CoverStyle} from './cover-style.ts';
import {armed, armedIf, bareButton, button, productLine} from './dialog-parts.ts';
import {element} from './element.ts';
import {exposed} from './exposure.ts';
import {factsView} from './facts.ts';
import {ImagePart} from './image-part.ts';
import type {Surface} from './surface.ts';
import {say, sayCount} from './words.ts';

type Choose = (choice: Decision['choice']) => void;

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
    const style = new CoverStyle((chosen) => (dialog.dataset['style'] = chosen));
    const redact = armedIf(
      button('primary', say('review_redact'), () => decide('redact')),
      () => mayRedact(),
    );
    const images: ImagePart[] = [];
    const covers = () => images.flatMap(({cover}) => cover ?? []);
    const mayRedact = () => covers().some(({count}) => count > 0) && !covers().some(({isLooking}) => isLooking);
    const decide: Choose = (choice) => {
      surface.hide(dialog);
      for (const image of images) image.close();
      const none = {boxes: [], labels: [], style: style.style};
      const wanted = images.map(({cover}) => cover?.covering(style.style) ?? none);
      resolve({choice, always: always.checked && choice !== 'cancel', ...(choice === 'redact' && {covers: wanted})});
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      decide('cancel');
    });
    const title = element('h2', {id: 'title', tabindex: '-1'}, sayCount('review_title', candidates.length, about.name));
    const foot = element('footer', {});
    let seeing = false;
    const offer = () =>
      foot.replaceChildren(...choices(review, seeing ? redact.button : undefined, always, decide, confirm));
    const confirm = () => {
      const rise = () => surface.rise(dialog);
      foot.replaceChildren(...confirmation(candidates.length, always.checked, decide, offer, rise));
      foot.querySelector('p')?.focus();
    };
    const changed = () => {
      redact.look();
      const [first] = covers();
      if (seeing || !first) return;
      seeing = true;
      dialog.classList.add('seeing');
      first.element.after(style.element);
      offer();
    };
    const reveals = element('div', {class: 'images'});
    const alone = candidates.length === 1;
    images.push(...candidates.map((candidate) => new ImagePart(candidate, about.redactable, alone, () => changed())));
    reveals.append(...images.map((image) => image.element));
    const imagesPart = element(
      'section',
      {'aria-labelledby': 'reveals'},
      element('h3', {id: 'reveals'}, sayCount('review_reveals', candidates.length)),
      reveals,
    );
    offer();
    changed();
    dialog.append(
      element('header', {}, productLine(), title, element('p', {id: 'why', class: 'why'}, whyText(review))),
      element('div', {class: 'columns'}, imagesPart, sitePart(review)),
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
  redact: HTMLButtonElement | undefined,
  always: HTMLInputElement,
  decide: Choose,
  confirm: () => void,
): HTMLElement[] {
  const clean = candidates.filter(({report}) => report).length;
  const bare = redact ? say('review_bare') : sayCount('review_clean', clean);
  const buttons = [
    ...(redact ? [redact] : []),
    ...(clean > 0 ? [armed(button(redact ? '' : 'primary', bare, () => decide('clean')))] : []),
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
  decide: Choose,
  back: () => void,
  rise: () => void,
): HTMLElement[] {
  const words = element('p', {tabindex: '-1', class: 'bad'}, say('dialog_confirm_body'));
  if (always) words.append(' ', say('review_always_original'));
  const yes = exposed(bareButton('danger', sayCount('review_original_yes', count)), () => decide('original'), rise);
  return [words, yes.why, element('div', {class: 'buttons'}, button('primary', say('dialog_back'), back), yes.button)];
}
