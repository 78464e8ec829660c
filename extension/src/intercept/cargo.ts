// SPDX-License-Identifier: Apache-2.0
import type {Texts} from './embedded.ts';

/** What a drop or a paste brings, read while its event runs: afterwards the browser gives nothing of it away. */
export interface Cargo {
  readonly files: readonly File[];
  /** For each file its place among the items that are files. */
  readonly items: readonly number[];
  /** For each file whether it is a folder: then an empty file of its name stands for it. */
  readonly folders: readonly boolean[];
  readonly strings: Texts;
}

export function cargoOf(transfer: DataTransfer): Cargo {
  const files: File[] = [];
  const items: number[] = [];
  const folders: boolean[] = [];
  let place = -1;
  for (let index = 0; index < transfer.items.length; index++) {
    const item = transfer.items[index];
    if (item?.kind !== 'file') continue;
    place++;
    const file = item.getAsFile();
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
    if (!file) continue;
    files.push(isFolder ? new window.File([], file.name, {lastModified: file.lastModified}) : file);
    items.push(place);
    folders.push(isFolder);
  }
  const strings = transfer.types
    .filter((type) => type !== 'Files')
    .map((type) => [type, transfer.getData(type)] as const);
  return {files, items, folders, strings};
}
