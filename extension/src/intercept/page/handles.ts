// SPDX-License-Identifier: Apache-2.0
import {WARM} from '../bridge.ts';
import type {Line} from './line.ts';
import {accessor, append, apply, defineProperty, Exception, modifiedOf, sizeOf} from './natives.ts';
import {sealed, weakMapOf, whenDone} from './sealed.ts';

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

interface Looked {
  readonly original: File;
  readonly known: Clean | undefined;
}

/** Inherits nothing: a promise that is resolved with it looks for `then`, and a page may have given that to all objects. */
function looked(original: File, known?: Clean): Looked {
  return {__proto__: null, original, known} as unknown as Looked;
}

async function otherThan(original: File, admitted: Promise<File>): Promise<File | undefined> {
  const got = await sealed(admitted);
  return got === original ? undefined : got;
}

const nothing = () => undefined;

/** Undefined in browsers and contexts without such handles. */
export function hookHandles(line: Line): Handles | undefined {
  if (!('FileSystemFileHandle' in window)) return undefined;
  const {prototype} = FileSystemFileHandle;
  const {getFile} = prototype;
  const {resolve} = FileSystemDirectoryHandle.prototype;
  const storage = (navigator as {storage?: StorageManager}).storage;
  const getDirectory = storage?.getDirectory;
  const clean = weakMapOf<FileSystemHandle, Clean | undefined>();
  const names = weakMapOf<FileSystemHandle, string>();
  const own = weakMapOf<FileSystemHandle, Promise<boolean>>();
  let root: Promise<FileSystemDirectoryHandle> | undefined;

  async function askIsOwn(handle: FileSystemHandle): Promise<boolean> {
    if (!storage || !getDirectory) return false;
    try {
      root ??= apply(getDirectory, storage, []) as Promise<FileSystemDirectoryHandle>;
      return (await sealed(apply(resolve, await sealed(root), [handle]) as Promise<string[] | null>)) !== null;
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
  async function lookAt(handle: FileSystemFileHandle): Promise<Looked> {
    const original = await sealed(originalOf(handle));
    const size = sizeOf(original);
    const lastModified = modifiedOf(original);
    const before = clean.get(handle);
    if (before?.size === size && before.lastModified === lastModified) return looked(original, before);
    if (await sealed(isOwn(handle))) return looked(original);
    const file = line.admit(original);
    const other = otherThan(original, file);
    whenDone(other, nothing, nothing); // nobody may ever ask for it
    const known = {size, lastModified, file, clean: other};
    clean.set(handle, known);
    try {
      names.set(handle, (await sealed(file)).name);
    } catch {
      clean.set(handle, undefined); // the page may ask again, and then so does the guard
    }
    return looked(original, known);
  }

  prototype.getFile = {
    async getFile(this: FileSystemFileHandle): Promise<File> {
      const {original, known} = await sealed(lookAt(this));
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
        const choosing = apply(native, this, args);
        return picker === 'showOpenFilePicker' ? entering(choosing as Promise<FileSystemFileHandle[]>) : choosing;
      },
    }[picker];
  }

  /**
   * What was picked, once it is clean: before that a handle tells the file's own name. Where it may not enter it is as if
   * it had not been picked.
   */
  async function entering(choosing: Promise<FileSystemFileHandle[]>): Promise<FileSystemFileHandle[]> {
    const picked = await sealed(choosing);
    const looking: Promise<Looked>[] = [];
    for (let index = 0; index < picked.length; index++) append(looking, lookAt(picked[index] as FileSystemFileHandle));
    const entered: FileSystemFileHandle[] = [];
    for (let index = 0; index < picked.length; index++) {
      const handle = picked[index] as FileSystemFileHandle;
      const {known} = await sealed(looking[index] as Promise<Looked>);
      if (!known || clean.get(handle)) append(entered, handle);
    }
    if (entered.length === 0) throw new Exception('The user aborted a request.', 'AbortError');
    return entered;
  }

  return {
    async cleanOf(handle) {
      const {known} = await sealed(lookAt(handle));
      return known && (await sealed(known.clean));
    },
    async yields(handle, file) {
      const original = await sealed(originalOf(handle));
      const size = sizeOf(original);
      const lastModified = modifiedOf(original);
      clean.set(handle, {size, lastModified, file: Promise.resolve(file), clean: Promise.resolve(file)});
      names.set(handle, file.name);
    },
  };
}
