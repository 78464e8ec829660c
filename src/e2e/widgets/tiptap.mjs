// SPDX-License-Identifier: Apache-2.0
import {Editor} from '@tiptap/core';
import {FileHandler} from '@tiptap/extension-file-handler';
import StarterKit from '@tiptap/starter-kit';
import {upload} from '../pages/uploader.mjs';

const onPaste = (_editor, files) => upload(files);
new Editor({
  element: document.getElementById('app'),
  extensions: [StarterKit, FileHandler.configure({onPaste, onDrop: onPaste})],
});
