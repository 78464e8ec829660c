// SPDX-License-Identifier: Apache-2.0
import type {Line} from './line.ts';
import {apply, PlainBlob, PlainFile, typeOf} from './natives.ts';
import {type Keeper, mapOf, only, sealed, weakMapOf} from './sealed.ts';

/** `navigator.clipboard.read()`: an image on the clipboard is clean when the page gets at its bytes. */
export function hookClipboard(line: Line): void {
  if (!('ClipboardItem' in window)) return;
  const {prototype} = ClipboardItem;
  const {getType} = prototype;
  const clean = weakMapOf<ClipboardItem, Keeper<string, Promise<Blob>>>();

  async function cleanOf(item: ClipboardItem, type: string): Promise<Blob> {
    const blob = await sealed(apply(getType, item, [type]) as Promise<Blob>);
    const admitted = await sealed(
      line.admit(new PlainFile(only(blob), type.replace(/\W+/g, '.'), {type: typeOf(blob)})),
    );
    return new PlainBlob([admitted], {type: admitted.type});
  }

  prototype.getType = {
    getType(this: ClipboardItem, type: string): Promise<Blob> {
      if (!/image\//i.test(type)) return apply(getType, this, [type]) as Promise<Blob>;
      let known = clean.get(this);
      if (!known) clean.set(this, (known = mapOf<string, Promise<Blob>>()));
      let blob = known.get(type);
      if (!blob) known.set(type, (blob = cleanOf(this, type)));
      return blob;
    },
  }.getType;
}
