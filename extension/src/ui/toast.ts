// SPDX-License-Identifier: Apache-2.0
import type {Report, Warning} from '../host/messages.ts';
import {bareButton, button} from './dialog-parts.ts';
import {element} from './element.ts';
import {exposed} from './exposure.ts';
import {findingsView} from './findings.ts';
import {icon} from './icons.ts';
import {summaryOf, type Word} from './summary.ts';
import type {Surface} from './surface.ts';
import {carrierText, containerText, kindText, labelText, riskText, say, sayCount} from './words.ts';

/** Long enough to read one line and reach for "Details"; it stays while the pointer or the focus is on it. */
const SHOWN_MILLIS = 8_000;

/** Screen readers speak what changes in a status, not what was in it from its start. */
const SPOKEN_AFTER_MILLIS = 50;

/** Words in the one line; the details have them all. */
const WORDS = 4;

/** "Removed: location, device, owner name - Details". */
export class Toast {
  readonly #surface: Surface;
  #shown: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** With `undo` it offers the originals, once. */
  show(reports: readonly Report[], undo?: () => boolean): void {
    const line = element('p', {class: 'line', role: 'status'});
    const details = detailsOf(reports);
    if (details && undo) details.append(this.#originalPart(reports.length, undo, line));
    this.#open(line, ...(details ? [details] : []));
    this.#speaking = setTimeout(() => {
      const said = [lineOf(reports), ...coveredLines(reports)].join(' ');
      line.append(element('strong', {}, sayCount('toast_cleaned', reports.length)), ' ', said);
      this.#surface.state('clean');
    }, SPOKEN_AFTER_MILLIS);
  }

  /** Files that may hold images; below what is said of the images that came with them. */
  warn(warnings: readonly Warning[]): void {
    const line = element('p', {class: 'line warning', role: 'status'});
    const [first] = warnings;
    if (!first) return;
    if (this.#shown) {
      this.#shown.append(line);
      this.#hideLater(this.#shown);
    } else {
      this.#open(line);
    }
    setTimeout(() => {
      if (!line.isConnected) return; // something else took its place
      line.append(
        icon('warning'),
        element('strong', {}, element('bdi', {}, warnings.map(({name}) => name).join(', '))),
        ' ',
        warnings.length === 1 ? containerText(first.kind) : say('toast_embedded_many'),
      );
      this.#surface.state('warned');
    }, SPOKEN_AFTER_MILLIS);
  }

  #open(line: HTMLElement, ...parts: HTMLElement[]): void {
    this.hide();
    const close = element('button', {type: 'button', class: 'close', 'aria-label': say('toast_close')}, icon('cross'));
    const toast = element('div', {class: 'card toast', popover: 'manual'}, line, close, ...parts);
    close.addEventListener('click', () => this.hide());
    toast.addEventListener('keydown', (event) => event.key === 'Escape' && this.hide());
    for (const type of ['pointerenter', 'focusin']) toast.addEventListener(type, () => clearTimeout(this.#timer));
    for (const type of ['pointerleave', 'focusout']) toast.addEventListener(type, () => this.#hideLater(toast));
    this.#shown = toast;
    this.#surface.show(toast, () => {
      if (toast.matches(':popover-open')) toast.hidePopover();
      toast.showPopover();
    });
    this.#hideLater(toast);
  }

  hide(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#speaking);
    if (this.#shown) this.#surface.hide(this.#shown);
    this.#shown = undefined;
  }

  #rise(): void {
    if (this.#shown) this.#surface.rise(this.#shown);
  }

  /** Gives its place to the notice, unless somebody is reading. */
  makeRoom(): void {
    if (!this.#shown?.querySelector('details[open]')) this.hide();
  }

  /** "Upload the original instead": a second click to confirm, then what became of it. */
  #originalPart(count: number, undo: () => boolean, line: HTMLElement): HTMLElement {
    const part = element('div', {class: 'original'});
    const offer = () => {
      part.replaceChildren(button('quiet', sayCount('toast_original', count), confirm));
    };
    const confirm = () => {
      const no = button('small', say('dialog_back'), offer);
      const yes = exposed(bareButton('small danger', say('dialog_confirm_yes')), give, () => this.#rise());
      part.replaceChildren(
        element('p', {class: 'line'}, say('dialog_confirm_body')),
        yes.why,
        element('div', {class: 'buttons'}, no, yes.button),
      );
      no.focus();
    };
    const give = () => {
      line.textContent = undo() ? say('toast_original_given') : say('toast_original_again');
      part.remove();
    };
    offer();
    return part;
  }

  #hideLater(toast: HTMLElement): void {
    clearTimeout(this.#timer);
    // Opened details are being read.
    if (toast.querySelector('details[open]')) return;
    this.#timer = setTimeout(() => this.hide(), SHOWN_MILLIS);
  }
}

function lineOf(reports: readonly Report[]): string {
  const words = summaryOf(reports).map(wordText);
  if (words.length === 0) return say('toast_nothing');
  const named = words.slice(0, WORDS).join(', ');
  const more = words.length - WORDS;
  return more > 0 ? say('toast_removed_more', named, String(more)) : say('toast_removed', named);
}

/** "Covered: Face (2), E-mail address", and how many places were not sure enough. */
function coveredLines(reports: readonly Report[]): string[] {
  const counts = new Map<string, number>();
  for (const label of reports.flatMap(({covered = []}) => covered)) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size === 0) return [];
  const words = [...counts].map(([label, count]) => (count > 1 ? `${labelText(label)} (${count})` : labelText(label)));
  const unsure = reports.reduce((sum, report) => sum + (report.unsure ?? 0), 0);
  return [say('toast_covered', words.join(', ')), ...(unsure > 0 ? [sayCount('toast_unsure', unsure)] : [])];
}

function wordText(word: Word): string {
  if ('carrier' in word) return carrierText(word.carrier);
  return 'kind' in word ? kindText(word.kind) : riskText(word.risk);
}

function detailsOf(reports: readonly Report[]): HTMLElement | undefined {
  const telling = reports.filter(
    ({findings, removed, covered = []}) => findings.length + removed.length + covered.length > 0,
  );
  if (telling.length === 0) return undefined;
  const parts = telling.flatMap((report) => {
    const name = element('p', {class: 'file'}, element('bdi', {}, report.name));
    return reports.length > 1 ? [name, listOf(report)] : [listOf(report)];
  });
  const scroll = element(
    'div',
    {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say('toast_details')},
    ...parts,
  );
  return element('details', {}, element('summary', {}, say('toast_details')), scroll);
}

function listOf(report: Report): HTMLElement {
  if (report.findings.length > 0) return findingsView(report.findings, false);
  return element('ul', {}, ...report.removed.map((carrier) => element('li', {}, carrierText(carrier))));
}
