// SPDX-License-Identifier: Apache-2.0
import type {Handles} from './handles.ts';
import {append, apply, Exception} from './natives.ts';
import {type Keeper, mapOf, sealed, weakMapOf} from './sealed.ts';

type Post = (this: object, message: unknown, ...rest: unknown[]) => void;

/** What goes in the place of each handle. */
type Changed = Keeper<unknown, {readonly other: unknown}>;

/** Values of a message that are looked at: handles are handed over by themselves or in small objects. */
const LOOKED_AT = 500;

/**
 * Handles that the page hands to a worker, where no content script runs and nothing can be hooked. In the place of an
 * image goes a handle to its clean copy in the page's private file system, which is emptied when the page is left; a
 * message that waits for one holds back those after it. A folder cannot be cleaned ahead: posting one fails.
 */
export function hookWorkers(handles: Handles): void {
  const waiting = weakMapOf<object, Promise<void> | undefined>();
  const {storage} = navigator;
  const {getDirectory} = StorageManager.prototype;
  const {getDirectoryHandle, getFileHandle, removeEntry} = FileSystemDirectoryHandle.prototype;
  const {createWritable} = FileSystemFileHandle.prototype;
  const folder = `scrubjay-${crypto.randomUUID()}`;
  let copies = 0;

  async function copyOf(file: File): Promise<FileSystemFileHandle> {
    const root = await (apply(getDirectory, storage, []) as Promise<FileSystemDirectoryHandle>);
    const create = {create: true};
    const place = await (apply(getDirectoryHandle, root, [folder, create]) as Promise<FileSystemDirectoryHandle>);
    const [, ending = ''] = /(\.[^.]*)$/.exec(file.name) ?? [];
    if (copies++ === 0) addEventListener('pagehide', () => void apply(removeEntry, root, [folder, {recursive: true}]));
    const name = `image-${copies}${ending}`;
    const copy = await (apply(getFileHandle, place, [name, create]) as Promise<FileSystemFileHandle>);
    const writable = await (apply(createWritable, copy, []) as Promise<FileSystemWritableFileStream>);
    await writable.write(file);
    await writable.close();
    return copy;
  }

  /** The handle itself where its file may enter as it is. */
  async function harmless(handle: FileSystemFileHandle): Promise<FileSystemFileHandle> {
    const clean = await sealed(handles.cleanOf(handle));
    return clean ? await sealed(copyOf(clean)) : handle;
  }

  function hook(prototype: object): void {
    const posting = prototype as {postMessage: Post};
    const native = posting.postMessage;
    posting.postMessage = {
      postMessage(this: object, message: unknown, ...rest: unknown[]): void {
        const found = handlesIn(message);
        const before = waiting.get(this);
        if (found.length === 0 && !before) return apply(native, this, [message, ...rest]) as undefined;
        for (let index = 0; index < found.length; index++) {
          if (found[index]?.kind !== 'directory') continue;
          throw new Exception('ScrubJay: a folder cannot be handed to a worker.', 'DataCloneError');
        }
        const sent = (before ?? Promise.resolve()).then(async () => {
          const changed: Changed = mapOf();
          for (let index = 0; index < found.length; index++) {
            const handle = found[index] as FileSystemFileHandle;
            changed.set(handle, {other: await sealed(harmless(handle))});
          }
          apply(native, this, [found.length > 0 ? replaced(message, changed) : message, ...rest]);
        });
        const done = sent.catch(() => undefined); // held back, and the person has seen why
        waiting.set(this, done);
        void done.then(() => waiting.get(this) === done && waiting.set(this, undefined));
      },
    }.postMessage;
  }

  for (const name of ['Worker', 'MessagePort', 'BroadcastChannel', 'ServiceWorker']) {
    const known = (window as unknown as Record<string, {prototype: object} | undefined>)[name];
    if (known) hook(known.prototype);
  }
}

function handlesIn(message: unknown): FileSystemHandle[] {
  const found: FileSystemHandle[] = [];
  visit(message, {left: LOOKED_AT}, (handle) => append(found, handle));
  return found;
}

function visit(value: unknown, budget: {left: number}, met: (handle: FileSystemHandle) => void): void {
  if (typeof value !== 'object' || value === null || budget.left-- <= 0) return;
  if (isHandle(value)) met(value);
  else if (Array.isArray(value)) for (const inner of value) visit(inner, budget, met);
  else if (value instanceof Map) {
    for (const [key, inner] of value) {
      visit(key, budget, met);
      visit(inner, budget, met);
    }
  } else if (value instanceof Set) for (const inner of value) visit(inner, budget, met);
  else if (isPlain(value))
    for (const key of Object.keys(value)) visit((value as Record<string, unknown>)[key], budget, met);
}

/** The message with other handles in it; what holds none stays the same object. */
function replaced(value: unknown, changed: Changed): unknown {
  const change = changed.get(value);
  if (change) return change.other;
  if (typeof value !== 'object' || value === null || handlesIn(value).length === 0) return value;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, changed));
  if (value instanceof Map) return new Map([...value].map((pair) => replaced(pair, changed) as [unknown, unknown]));
  if (value instanceof Set) return new Set([...value].map((inner) => replaced(inner, changed)));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, changed)]));
}

/** By its tag: one that came out of another frame has that frame's class. */
function isHandle(value: object): value is FileSystemHandle {
  const tag = (value as {[Symbol.toStringTag]?: unknown})[Symbol.toStringTag];
  return tag === 'FileSystemFileHandle' || tag === 'FileSystemDirectoryHandle';
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
