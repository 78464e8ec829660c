// SPDX-License-Identifier: Apache-2.0
import '@uppy/core/css/style.min.css';
import '@uppy/drag-drop/css/style.min.css';
import Uppy from '@uppy/core';
import DragDrop from '@uppy/drag-drop';
import XHRUpload from '@uppy/xhr-upload';

new Uppy({autoProceed: true}).use(DragDrop, {target: '#app', height: 120}).use(XHRUpload, {endpoint: '/upload'});
