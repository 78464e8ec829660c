// SPDX-License-Identifier: Apache-2.0
import 'quill/dist/quill.core.css';
import Quill from 'quill';
import {upload} from '../pages/uploader.mjs';

new Quill('#app', {modules: {uploader: {handler: (_range, files) => upload(files)}}});
