// SPDX-License-Identifier: Apache-2.0
import {REOPEN} from '../bridge.ts';
import type {Line} from './line.ts';
import {apply} from './natives.ts';

/** Tells the guard of documents that are written anew: that takes every listener off the window and the document. */
export function hookDocuments({tell}: Line): void {
  const {open, write, writeln} = Document.prototype;
  Document.prototype.open = {
    open(this: Document, ...args: Parameters<typeof open>): Document {
      const opened = apply(open, this, args) as unknown as Document;
      tell(REOPEN, null);
      return opened;
    },
  }.open as typeof open;

  /** Writing into a finished document opens it: nothing is written first, so that the guard is there before scripts. */
  function writing(native: typeof write): typeof write {
    return {
      write(this: Document, ...text: string[]): void {
        apply(native, this, ['']);
        tell(REOPEN, null);
        apply(native, this, text);
      },
    }.write;
  }
  Document.prototype.write = writing(write);
  Document.prototype.writeln = writing(writeln);
}
