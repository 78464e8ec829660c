// SPDX-License-Identifier: Apache-2.0
import {WARM} from '../bridge.ts';
import type {Line} from './line.ts';
import {accessor, apply, defineProperty} from './natives.ts';

/** Handles of the File System API, from pickers, drops, launches or a database: genuine, but they yield clean files. */
export interface Handles {
  /** `handle` yields `file` in the place of what lies on the disk. */
  yields(handle: FileSystemFileHandle, file: File): Promise<void>;
  /** The clean file in the place of an image; undefined where the file itself may enter; rejects where nothing may. */
  cleanOf(handle: FileSystemFileHandle): Promise<File | undefined>;
}

interface Clean {
  /** Of the original, since the file behind a handle may change. */
  readonly size: number;
  readonly lastModified: number;
  readonly file: Promise<File>;
  /** Undefined where the original itself may enter. */
  readonly clean: Promise<File | undefined>;
}

/** Undefined in browsers and contexts without such handles. */
export function hookHandles(line: Line): Handles | undefined {
  if (!('FileSystemFileHandle' in window)) return undefined;
  const {prototype} = FileSystemFileHandle;
  const {getFile} = prototype;
  const {resolve} = FileSystemDirectoryHandle.prototype;
  const storage = (navigator as {storage?: StorageManager}).storage;
  const getDirectory = storage?.getDirectory;
  const clean = new WeakMap<FileSystemHandle, Clean>();
  const names = new WeakMap<FileSystemHandle, string>();
  const own = new WeakMap<FileSystemHandle, Promise<boolean>>();
  let root: Promise<FileSystemDirectoryHandle> | undefined;

  async function askIsOwn(handle: FileSystemHandle): Promise<boolean> {
    if (!storage || !getDirectory) return false;
    try {
      root ??= apply(getDirectory, storage, []) as Promise<FileSystemDirectoryHandle>;
      return ((await apply(resolve, await root, [handle])) as string[] | null) !== null;
    } catch {
      root = undefined;
      return false; // frames without storage have no private file system either
    }
  }

  function isOwn(handle: FileSystemHandle): Promise<boolean> {
    let answer = own.get(handle);
    if (!answer) own.set(handle, (answer = askIsOwn(handle)));
    return answer;
  }

  const originalOf = (handle: FileSystemFileHandle) => apply(getFile, handle, []) as Promise<File>;

  /** Nothing is known of handles of the page's own private file system, which no picker leads to. */
  async function lookAt(handle: FileSystemFileHandle): Promise<{original: File; known?: Clean}> {
    const original = await originalOf(handle);
    const {size, lastModified} = original;
    const before = clean.get(handle);
    if (before?.size === size && before.lastModified === lastModified) return {original, known: before};
    if (await isOwn(handle)) return {original};
    const file = line.admit(original);
    const other = file.then((got) => (got === original ? undefined : got));
    other.catch(() => undefined); // nobody may ever ask for it
    const known = {size, lastModified, file, clean: other};
    clean.set(handle, known);
    try {
      names.set(handle, (await file).name);
    } catch {
      clean.delete(handle); // the page may ask again, and then so does the guard
    }
    return {original, known};
  }

  prototype.getFile = {
    async getFile(this: FileSystemFileHandle): Promise<File> {
      const {original, known} = await lookAt(this);
      return known ? known.file : original;
    },
  }.getFile;

  const name = accessor(FileSystemHandle.prototype, 'name');
  defineProperty(FileSystemHandle.prototype, 'name', {
    ...name,
    get(this: FileSystemHandle) {
      const said = apply(name.get, this, []) as string;
      return names.get(this) ?? said;
    },
  });

  for (const picker of ['showOpenFilePicker', 'showDirectoryPicker'] as const) {
    const pickers = window as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
    const native = pickers[picker];
    if (!native) continue;
    pickers[picker] = {
      [picker](this: unknown, ...args: unknown[]): unknown {
        line.tell(WARM, null);
        return apply(native, this, args);
      },
    }[picker];
  }

  return {
    cleanOf: async (handle) => (await lookAt(handle)).known?.clean,
    async yields(handle, file) {
      const {size, lastModified} = await originalOf(handle);
      clean.set(handle, {size, lastModified, file: Promise.resolve(file), clean: Promise.resolve(file)});
      names.set(handle, file.name);
    },
  };
}
