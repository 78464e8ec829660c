// SPDX-License-Identifier: Apache-2.0
import {schema} from 'prosemirror-schema-basic';
import {EditorState} from 'prosemirror-state';
import {EditorView} from 'prosemirror-view';
import {upload} from '../pages/uploader.mjs';

const take = (transfer) => transfer.files.length > 0 && Boolean(upload(transfer.files));
new EditorView(document.getElementById('app'), {
  state: EditorState.create({schema}),
  handlePaste: (_view, event) => take(event.clipboardData),
  handleDrop: (_view, event) => take(event.dataTransfer),
});
