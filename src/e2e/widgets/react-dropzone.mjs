// SPDX-License-Identifier: Apache-2.0
import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';
import {useDropzone} from 'react-dropzone';
import {upload} from '../pages/uploader.mjs';

function Place() {
  const {getRootProps, getInputProps} = useDropzone({onDrop: upload});
  return h('div', {...getRootProps(), className: 'zone'}, h('input', getInputProps()));
}

createRoot(document.getElementById('app')).render(h(Place));
