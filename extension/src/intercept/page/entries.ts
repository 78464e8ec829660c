// SPDX-License-Identifier: Apache-2.0
import type {Line} from './line.ts';
import {accessor, apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, Input} from './natives.ts';
import {weakMapOf, whenDone} from './sealed.ts';

type Entry = FileSystemEntry;
type FileEntry = FileSystemFileEntry;
type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Entries of the File and Directory Entries API, as folder drops have them: genuine, but they yield clean files. */
export interface Entries {
  /** Every entry comes by here before the page has it. */
  meet(entry: Entry | null): void;
  /** `entry` yields `file`. */
  yields(entry: Entry, file: File): void;
}

/**
 * Chromium shows none of these classes to scripts: what is hooked are the prototypes of the first entries that are met,
 * and whatever leads to more entries leads by `meet`.
 */
export function hookEntries(line: Line): Entries {
  const clean = weakMapOf<Entry, File>();
  const hooked = weakMapOf<object, true>();

  function meet(entry: Entry | null): void {
    if (!entry) return;
    for (let prototype = getPrototypeOf(entry) as object | null; prototype; prototype = getPrototypeOf(prototype)) {
      if (hooked.get(prototype) || prototype === Object.prototype) return;
      hooked.set(prototype, true);
      replace(prototype, 'file', fileOf);
      replace(prototype, 'getParent', passingOn(0));
      replace(prototype, 'getFile', passingOn(2));
      replace(prototype, 'getDirectory', passingOn(2));
      replace(prototype, 'createReader', readerOf);
      describe(prototype, 'name', (_name, file) => file.name);
      describe(prototype, 'fullPath', (path, file) => path.replace(/[^/]*$/, '') + file.name);
    }
  }

  const fileOf = (native: Method): Method =>
    ({
      file(this: FileEntry, success: (file: File) => void, failure?: (error: unknown) => void): unknown {
        const known = clean.get(this);
        if (typeof success !== 'function') return apply(native, this, [success, failure]);
        if (known) return void setTimeout(success, 0, known);
        const cleaned = (file: File) =>
          whenDone(
            line.admit(file),
            (admitted) => {
              clean.set(this, admitted);
              success(admitted);
            },
            (error) => failure?.(error),
          );
        return apply(native, this, failure ? [cleaned, failure] : [cleaned]);
      },
    }).file as Method;

  /** The callback at `position` gets an entry. */
  const passingOn = (position: number) => (native: Method) =>
    function (this: unknown, ...args: unknown[]): unknown {
      const success = args[position];
      if (typeof success === 'function') {
        args[position] = (entry: Entry) => {
          meet(entry);
          (success as (entry: Entry) => void)(entry);
        };
      }
      return apply(native, this, args);
    } as Method;

  const readerOf = (native: Method): Method =>
    ({
      createReader(this: unknown): unknown {
        const reader = apply(native, this, []) as object;
        const prototype = getPrototypeOf(reader) as object;
        if (!hooked.get(prototype)) {
          hooked.set(prototype, true);
          replace(prototype, 'readEntries', readingOn);
        }
        return reader;
      },
    }).createReader as Method;

  const readingOn = (native: Method): Method =>
    ({
      readEntries(this: unknown, success: unknown, ...rest: unknown[]): unknown {
        if (typeof success !== 'function') return apply(native, this, [success, ...rest]);
        const meetAll = (entries: Entry[]) => {
          for (let index = 0; index < entries.length; index++) meet(entries[index] ?? null);
          (success as (entries: Entry[]) => void)(entries);
        };
        return apply(native, this, [meetAll, ...rest]);
      },
    }).readEntries as Method;

  /** What an entry says of itself once its file is known: the name that the clean file has. */
  function describe(prototype: object, name: string, told: (native: string, file: File) => string): void {
    const descriptor = getOwnPropertyDescriptor(prototype, name);
    const native = descriptor?.get;
    if (!native) return;
    defineProperty(prototype, name, {
      ...descriptor,
      get(this: Entry) {
        const said = apply(native, this, []) as string;
        const file = clean.get(this);
        return file ? told(said, file) : said;
      },
    });
  }

  // An input that files were dropped on tells entries as well.
  if ('webkitEntries' in Input.prototype) {
    const descriptor = accessor(Input.prototype, 'webkitEntries');
    defineProperty(Input.prototype, 'webkitEntries', {
      ...descriptor,
      get(this: HTMLInputElement) {
        const entries = apply(descriptor.get, this, []) as Entry[];
        for (let index = 0; index < entries.length; index++) meet(entries[index] ?? null);
        return entries;
      },
    });
  }

  return {meet, yields: (entry, file) => clean.set(entry, file)};
}

function replace(prototype: object, name: string, hook: (native: Method) => Method): void {
  const native = getOwnPropertyDescriptor(prototype, name)?.value as unknown;
  if (typeof native === 'function') (prototype as Record<string, unknown>)[name] = hook(native as Method);
}
