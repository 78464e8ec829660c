// SPDX-License-Identifier: Apache-2.0

// The browser's own functions, taken before any script of the page can replace them: a page must not be handed the
// bridge, or a file on its way to the guard, by functions of its own.

export const {apply} = Reflect;
export const {defineProperty, getOwnPropertyDescriptor, getPrototypeOf} = Object;
export const {parse, stringify} = JSON;
export const {dispatchEvent, addEventListener} = EventTarget.prototype;
export const {getAttribute, setAttribute, removeAttribute} = Element.prototype;
export const {getRootNode} = Node.prototype;
export const {has: isIn, add: putIn} = WeakSet.prototype;
export const Mouse = MouseEvent;
export const Input = HTMLInputElement;
export const Shadow = ShadowRoot;
export const PlainNode = Node;
export const Transfer = DataTransfer;
export const Exception = DOMException;
export const PlainFile = File;
export const PlainBlob = Blob;

const files = accessor(HTMLInputElement.prototype, 'files');
const hostOf = accessor(ShadowRoot.prototype, 'host').get;
const {append: appendNode} = DocumentFragment.prototype;
const connected = accessor(Node.prototype, 'isConnected').get;
const fileAt = FileList.prototype.item;
const fileCount = accessor(FileList.prototype, 'length').get;
const transferItems = accessor(DataTransfer.prototype, 'items').get;
const transferFiles = accessor(DataTransfer.prototype, 'files').get;
const itemCount = accessor(DataTransferItemList.prototype, 'length').get;
const itemKind = accessor(DataTransferItem.prototype, 'kind').get;
const addItem = DataTransferItemList.prototype.add;
const {setData} = DataTransfer.prototype;

export function isConnected(node: Node): boolean {
  return apply(connected, node, []) as boolean;
}

/** The root of the shadow tree that a node is in; null where it is in none. */
export function treeOf(node: Node): ShadowRoot | null {
  const root = apply(getRootNode, node, []);
  return root instanceof Shadow ? root : null;
}

export function hostAt(tree: ShadowRoot): Element {
  return apply(hostOf, tree, []) as Element;
}

export function putUnder(tree: ShadowRoot, node: Node): void {
  apply(appendNode, tree, [node]);
}

/** The files that lie in an input; none in one that is not for files. */
export function filesIn(input: HTMLInputElement): File[] {
  const list = apply(files.get, input, []) as FileList | null;
  const found: File[] = [];
  if (!list) return found;
  for (let index = 0; index < (apply(fileCount, list, []) as number); index++) {
    append(found, apply(fileAt, list, [index]) as File);
  }
  return found;
}

/** Makes it an input for files where it is none yet. */
export function putFiles(input: HTMLInputElement, put: readonly File[]): void {
  if (apply(getAttribute, input, ['type']) === null) {
    apply(setAttribute, input, ['type', 'file']);
    apply(setAttribute, input, ['multiple', '']);
  }
  const transfer = new Transfer();
  addFiles(transfer, put);
  apply(files.set, input, [apply(transferFiles, transfer, [])]);
}

export function addFiles(transfer: DataTransfer, added: readonly File[]): void {
  const items = apply(transferItems, transfer, []) as DataTransferItemList;
  for (let index = 0; index < added.length; index++) apply(addItem, items, [added[index]]);
}

export function addText(transfer: DataTransfer, type: string, text: string): void {
  apply(setData, transfer, [type, text]);
}

/** The items of a transfer that are files or folders. */
export function fileItemsOf(transfer: DataTransfer): DataTransferItem[] {
  const items = apply(transferItems, transfer, []) as DataTransferItemList;
  const found: DataTransferItem[] = [];
  for (let index = 0; index < (apply(itemCount, items, []) as number); index++) {
    const item = items[index];
    if (item && apply(itemKind, item, []) === 'file') append(found, item);
  }
  return found;
}

/** At the end of a list; an assignment would run a setter that a page may have put on the prototype of all lists. */
export function append<T>(list: T[], value: T): void {
  const descriptor = {__proto__: null, value, writable: true, enumerable: true, configurable: true};
  defineProperty(list, list.length, descriptor as PropertyDescriptor);
}

const blobSize = accessor(Blob.prototype, 'size').get;
const blobType = accessor(Blob.prototype, 'type').get;
const fileModified = accessor(File.prototype, 'lastModified').get;

export const sizeOf = (blob: Blob) => apply(blobSize, blob, []) as number;
export const typeOf = (blob: Blob) => apply(blobType, blob, []) as string;
export const modifiedOf = (file: File) => apply(fileModified, file, []) as number;

/** The getter and setter of a property that every browser supported here has. */
export function accessor(
  prototype: object,
  name: string,
): {get: () => unknown; set: (value: unknown) => void} & PropertyDescriptor {
  const found = getOwnPropertyDescriptor(prototype, name);
  if (!found?.get) throw new Error(`the browser has no ${name}`);
  return found as {get: () => unknown; set: (value: unknown) => void};
}
