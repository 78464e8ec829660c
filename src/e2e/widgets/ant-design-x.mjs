// SPDX-License-Identifier: Apache-2.0
import {Attachments, Sender} from '@ant-design/x';
import {createElement as h, useRef} from 'react';
import {createRoot} from 'react-dom/client';
import {upload} from '../pages/uploader.mjs';

function Chat() {
  const attachments = useRef(null);
  const beforeUpload = (file) => {
    upload([file]);
    return false;
  };
  const list = h(Attachments, {
    ref: attachments,
    beforeUpload,
    getDropContainer: () => document.body,
    placeholder: {title: 'Drop here'},
  });
  const onPasteFile = (files) => [...files].forEach((file) => attachments.current.upload(file));
  return h('div', {}, list, h(Sender, {onPasteFile}));
}

createRoot(document.getElementById('app')).render(h(Chat));
