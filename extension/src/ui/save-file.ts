// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';

/** Has the browser save a text as a file of the person's. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], {type}));
  element('a', {href: address, download: name}).click();
  // The download has its own hold on the bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
