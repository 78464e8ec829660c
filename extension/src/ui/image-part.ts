// SPDX-License-Identifier: Apache-2.0
import type {Candidate} from '../host/messages.ts';
import type {Picture} from '../host/protocol.ts';
import {CoverPart} from './cover-part.ts';
import {button} from './dialog-parts.ts';
import {element} from './element.ts';
import {findingsView, foldedFindings} from './findings.ts';
import {preview} from './preview.ts';
import {failureText, say} from './words.ts';

/** One image of an upload: what it shows, what can be covered in it, and what its file would reveal. */
export class ImagePart {
  readonly element: HTMLElement;
  readonly #candidate: Candidate;
  readonly #changed: () => void;
  readonly #look = element('div', {class: 'look'});
  #cover: CoverPart | undefined;

  /**
   * @param coverable whether anything can be covered
   * @param alone whether there is room for all that the file reveals, or other images want to be seen as well
   * @param changed called when that which is to be covered changed
   */
  constructor(candidate: Candidate, coverable: boolean, alone: boolean, changed: () => void) {
    const {original, report, code, look} = candidate;
    this.#candidate = candidate;
    this.#changed = changed;
    // Above the preview, which comes late and moves what is below it.
    const name = element('p', {class: 'name'}, element('bdi', {class: 'file'}, original.name));
    this.element = element('div', {class: 'image'}, name, this.#look);
    if (look?.begun && coverable) this.#open();
    else this.#look.append(preview(original, say('review_preview', original.name)));
    if (!look?.begun) name.append(...this.#offer(coverable));
    if (code)
      this.element.append(
        element('p', {class: 'bad'}, failureText(code)),
        element('p', {class: 'hint'}, say('review_stays_out')),
      );
    if (!report) return;
    for (const {picture} of report.findings) {
      if (!picture) continue;
      const hidden = preview(blobOf(picture), say('review_hidden'), say('review_hidden'));
      hidden.classList.add('hidden-picture');
      this.#look.append(hidden);
    }
    const view = alone ? findingsView : foldedFindings;
    this.element.append(
      report.findings.length > 0 ? view(report.findings) : element('p', {class: 'hint'}, say('review_nothing')),
    );
  }

  /** Where places can be covered now; undefined where nobody wanted to. */
  get cover(): CoverPart | undefined {
    return this.#cover;
  }

  close(): void {
    this.#cover?.close();
  }

  #offer(coverable: boolean): HTMLElement[] {
    if (!coverable || !this.#candidate.look) return [];
    const offer = button('small', say('stage_open'), () => {
      this.#look.querySelector('figure')?.remove();
      offer.remove();
      this.#open();
      this.#cover?.element.querySelector<HTMLElement>('.stage')?.focus();
    });
    return [offer];
  }

  #open(): void {
    const {clean, look, original} = this.#candidate;
    if (!clean || !look) return;
    this.#cover = new CoverPart(clean, original.name, look, this.#changed);
    this.#look.before(this.#cover.element);
    this.element.classList.add('covering');
    this.#changed();
  }
}

function blobOf({mimeType, data}: Picture): Blob {
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], {type: mimeType});
}
