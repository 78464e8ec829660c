// SPDX-License-Identifier: Apache-2.0
import {apply, defineProperty, PlainBlob, PlainFile} from './natives.ts';

// Maps, promises and sequences whose workings a page can't replace. An original on its way to the guard lies in them:
// a page that has put functions of its own in the place of `Map.prototype.set` or `Promise.prototype.then` must not see
// it come by.

const PlainMap = Map;
const PlainWeakMap = WeakMap;
const PlainPromise = Promise;
const {get, set, delete: remove} = Map.prototype;
const {get: weakGet, set: weakSet} = WeakMap.prototype;
const {then} = Promise.prototype;
const {iterator} = Symbol;

export interface Keeper<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

export function mapOf<K, V>(): Keeper<K, V> & {delete(key: K): void} {
  const map = new PlainMap<K, V>();
  return {
    get: (key) => apply(get, map, [key]) as V | undefined,
    set: (key, value) => void apply(set, map, [key, value]),
    delete: (key) => void apply(remove, map, [key]),
  };
}

export function weakMapOf<K extends WeakKey, V>(): Keeper<K, V> {
  const map = new PlainWeakMap<K, V>();
  return {
    get: (key) => apply(weakGet, map, [key]) as V | undefined,
    set: (key, value) => void apply(weakSet, map, [key, value]),
  };
}

/** The promise itself: awaiting it asks nobody, which it does where `constructor` is another than the browser's. */
export function sealed<T>(promise: Promise<T>): Promise<T> {
  defineProperty(promise, 'constructor', {__proto__: null, value: PlainPromise} as PropertyDescriptor);
  return promise;
}

export function promiseOf<T>(
  run: (resolve: (value: T) => void, reject: (because: unknown) => void) => void,
): Promise<T> {
  return sealed(new PlainPromise<T>(run));
}

/** Neither may return what the page must not have. */
export function whenDone<T>(promise: Promise<T>, done: (value: T) => void, failed: (because: unknown) => void): void {
  apply(then, sealed(promise), [done, failed]);
}

/** A sequence of one, for functions of the browser that take any: they ask an array for its iterator. */
export function only<T>(value: T): T[] {
  const next = () => {
    let done = false;
    return {
      __proto__: null,
      next: () => {
        const result = {__proto__: null, done, value};
        done = true;
        return result;
      },
    };
  };
  return {__proto__: null, [iterator]: next} as unknown as T[];
}

/**
 * Whatever a promise is resolved with is asked for `then`, and the browser itself resolves promises with originals; in
 * Firefox also those by which the guard reads them. So files, their bytes and their pixels have none, and no page can
 * give them one, be it by giving it to all objects.
 */
export function leaveFilesAlone(): void {
  for (const {prototype} of [PlainBlob, PlainFile, ArrayBuffer, ImageBitmap]) {
    defineProperty(prototype, 'then', {__proto__: null, value: undefined} as PropertyDescriptor);
  }
}
