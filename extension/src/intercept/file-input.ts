// SPDX-License-Identifier: Apache-2.0
import {listOf} from './hooks-end.ts';

/** By name and not by `instanceof`: an element that came out of another frame has that frame's classes. */
export function isInput(node: EventTarget | null | undefined): node is HTMLInputElement {
  return (node as Partial<Element> | null | undefined)?.localName === 'input';
}

export function isFileInput(node: EventTarget | null | undefined): node is HTMLInputElement {
  return isInput(node) && node.type === 'file';
}

/** Frameworks may have put a new element in the place of the one that the files were chosen in. */
export function successorOf(gone: HTMLInputElement): HTMLInputElement | undefined {
  const alike = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].filter((input) =>
    ['id', 'name', 'accept', 'multiple'].every((name) => input.getAttribute(name) === gone.getAttribute(name)),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** As the browser does with files that are dropped on an input. */
export function fillInput(input: HTMLInputElement, files: readonly File[]): void {
  const taken = input.multiple ? files : files.slice(0, 1);
  if (taken.length === 0) return;
  input.files = listOf(taken);
  // The files are cleared: our own listeners let these events pass.
  input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  input.dispatchEvent(new Event('change', {bubbles: true}));
}
