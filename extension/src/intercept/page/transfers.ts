// SPDX-License-Identifier: Apache-2.0
import {CAPTURE, type Load} from '../bridge.ts';
import type {Entries} from './entries.ts';
import type {Handles} from './handles.ts';
import type {Line} from './line.ts';
import {accessor, addFiles, addText, append, apply, fileItemsOf} from './natives.ts';
import {mapOf, weakMapOf, whenDone} from './sealed.ts';

type Handle = FileSystemHandle | null;

/** What a file item of a real drop or paste leads to besides its file. */
interface Genuine {
  readonly entry: FileSystemEntry | null;
  readonly handle: Promise<Handle> | undefined;
}

const nothing = () => undefined;
const DRAG = accessor(DragEvent.prototype, 'dataTransfer').get;
const CLIPBOARD = accessor(ClipboardEvent.prototype, 'clipboardData').get;

/**
 * Fills the events that the guard replays. A DataTransfer that a script made has files but neither entries nor handles,
 * so that widgets which ask for these would lose the drop: they get the genuine ones, which yield the clean files.
 */
export function hookTransfers(line: Line, entries: Entries, handles: Handles | undefined): void {
  const {prototype} = DataTransferItem;
  const {getAsFile, webkitGetAsEntry, getAsFileSystemHandle} = prototype as DataTransferItem & {
    getAsFileSystemHandle?: () => Promise<Handle>;
  };
  const captures = mapOf<number, Genuine[]>();
  /** By file: each look at an item makes a new object of it. */
  const genuine = weakMapOf<File, Genuine>();

  function genuineOf(item: DataTransferItem): Genuine {
    const entry = apply(webkitGetAsEntry, item, []) as FileSystemEntry | null;
    const handle = getAsFileSystemHandle && (apply(getAsFileSystemHandle, item, []) as Promise<Handle>);
    if (handle) whenDone(handle, nothing, nothing); // nobody may ever ask for it
    return {entry, handle};
  }

  line.hear<DragEvent>(CAPTURE, (event, id) => {
    const items = fileItemsOf(apply(DRAG, event, []) as DataTransfer);
    const found: Genuine[] = [];
    for (let index = 0; index < items.length; index++) append(found, genuineOf(items[index] as DataTransferItem));
    captures.set(id as number, found);
  });

  function fill(transfer: DataTransfer, load: Load): void {
    const files = line.files();
    const captured = captures.get(load.capture) ?? [];
    captures.delete(load.capture);
    addFiles(transfer, files);
    for (let index = 0; index < load.strings.length; index++) {
      const [type, text] = load.strings[index] as Load['strings'][number];
      addText(transfer, type, text);
    }
    for (let index = 0; index < files.length; index++) {
      const found = captured[load.items[index] ?? -1];
      const file = files[index];
      if (!found || !file) continue;
      genuine.set(file, found);
      if (found.entry?.isFile) entries.yields(found.entry, file);
      if (!found.handle) continue;
      whenDone(
        found.handle,
        (handle) => {
          if (handle?.kind === 'file') void handles?.yields(handle as FileSystemFileHandle, file);
        },
        nothing, // there is none
      );
    }
  }
  line.hear<DragEvent>('drop', (event, load) => fill(apply(DRAG, event, []) as DataTransfer, load as Load));
  line.hear<ClipboardEvent>('paste', (event, load) => fill(apply(CLIPBOARD, event, []) as DataTransfer, load as Load));

  function genuineBehind(item: DataTransferItem): Genuine | undefined {
    const file = apply(getAsFile, item, []) as File | null;
    return file ? genuine.get(file) : undefined;
  }

  prototype.webkitGetAsEntry = {
    webkitGetAsEntry(this: DataTransferItem): FileSystemEntry | null {
      const entry = genuineBehind(this)?.entry ?? (apply(webkitGetAsEntry, this, []) as FileSystemEntry | null);
      entries.meet(entry);
      return entry;
    },
  }.webkitGetAsEntry;

  if (getAsFileSystemHandle) {
    (prototype as {getAsFileSystemHandle?: () => Promise<Handle>}).getAsFileSystemHandle = {
      getAsFileSystemHandle(this: DataTransferItem): Promise<Handle> {
        return genuineBehind(this)?.handle ?? (apply(getAsFileSystemHandle, this, []) as Promise<Handle>);
      },
    }.getAsFileSystemHandle;
  }
}
