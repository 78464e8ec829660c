// SPDX-License-Identifier: Apache-2.0
import {DRAG_DROP_PASTE, registerRichText} from '@lexical/rich-text';
import {$createParagraphNode, $getRoot, COMMAND_PRIORITY_LOW, createEditor} from 'lexical';
import {upload} from '../pages/uploader.mjs';

const place = document.getElementById('app');
place.contentEditable = 'true';
const editor = createEditor();
editor.setRootElement(place);
registerRichText(editor);
editor.update(() => $getRoot().append($createParagraphNode()));
editor.registerCommand(DRAG_DROP_PASTE, (files) => Boolean(upload(files)), COMMAND_PRIORITY_LOW);
