// SPDX-License-Identifier: Apache-2.0
import {hookClipboard} from './page/clipboard.ts';
import {hookDocuments} from './page/documents.ts';
import {hookElements} from './page/elements.ts';
import {hookEntries} from './page/entries.ts';
import {hookHandles} from './page/handles.ts';
import {openLine} from './page/line.ts';
import {leaveFilesAlone} from './page/sealed.ts';
import {hookTransfers} from './page/transfers.ts';
import {hookWorkers} from './page/workers.ts';

/**
 * What the guard cannot see or do from its own world. Every hook ends in the browser's own function with the arguments
 * that the page gave, and none decides what may enter: that is asked of the guard.
 */
export function hookPage(): void {
  leaveFilesAlone();
  const line = openLine();
  hookElements(line);
  hookDocuments(line);
  const entries = hookEntries(line);
  const handles = hookHandles(line);
  hookTransfers(line, entries, handles);
  hookClipboard(line);
  if (handles) hookWorkers(handles);
}
