// SPDX-License-Identifier: Apache-2.0

interface Submission {
  /** The button; undefined for `form.submit()`, which asks no handler. */
  readonly submitter: HTMLElement | null | undefined;
}

/** Forms whose files are being cleaned: sent now they would carry an empty part, so they wait. */
export class Forms {
  readonly #isHeld: (input: HTMLInputElement) => boolean;
  readonly #waiting = new Map<HTMLFormElement, Submission>();
  readonly #onSubmit = (event: Event) => this.#submitted(event);

  constructor(isHeld: (input: HTMLInputElement) => boolean) {
    this.#isHeld = isHeld;
  }

  /** `submit` is not composed: each shadow root needs a listener of its own. */
  attach(root: EventTarget): void {
    root.addEventListener('submit', this.#onSubmit, true);
  }

  /** Whether a `form.submit()` has to wait; it is made up for later. */
  holdsBack(form: HTMLFormElement): boolean {
    if (!this.#holdsAny(form)) return false;
    this.#waiting.set(form, {submitter: undefined});
    return true;
  }

  /** The files of `input` are in their place again, or there are none left and the form stays where it is. */
  release(input: HTMLInputElement, hasFiles: boolean): void {
    const {form} = input;
    const submission = form && this.#waiting.get(form);
    if (!submission || this.#holdsAny(form)) return;
    this.#waiting.delete(form);
    if (!hasFiles) return;
    const {submitter} = submission;
    // Fields may be named `submit`; the prototype's methods are always the right ones.
    if (submitter === undefined) HTMLFormElement.prototype.submit.call(form);
    else HTMLFormElement.prototype.requestSubmit.call(form, submitter?.isConnected ? submitter : null);
  }

  #submitted(event: Event): void {
    const [form] = event.composedPath();
    if (!(form instanceof HTMLFormElement) || !this.#holdsAny(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#waiting.set(form, {submitter: (event as SubmitEvent).submitter});
  }

  #holdsAny(form: HTMLFormElement): boolean {
    return [...form.elements].some((field) => this.#isHeld(field as HTMLInputElement));
  }
}
