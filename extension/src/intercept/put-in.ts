// SPDX-License-Identifier: Apache-2.0

/**
 * Puts originals into the input that still holds their clean files, and tells the page as a choice of files does.
 * False where no input holds all of them any more: the page took them, and only the page could give them back.
 */
export function putIn(clean: readonly File[], originals: readonly File[], clear: (file: File) => void): boolean {
  if (clean.length === 0) return false;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const held = [...(input.files ?? [])];
    if (!clean.every((file) => held.includes(file))) continue;
    const transfer = new window.DataTransfer();
    for (const file of held) {
      const index = clean.indexOf(file);
      const given = (index >= 0 ? originals[index] : undefined) ?? file;
      if (index >= 0) clear(given);
      transfer.items.add(given);
    }
    input.files = transfer.files;
    input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    input.dispatchEvent(new Event('change', {bubbles: true}));
    return true;
  }
  return false;
}
