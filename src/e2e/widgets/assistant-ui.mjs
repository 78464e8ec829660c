// SPDX-License-Identifier: Apache-2.0
import {AssistantRuntimeProvider, ComposerPrimitive, ThreadPrimitive, useLocalRuntime} from '@assistant-ui/react';
import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';
import {upload} from '../pages/uploader.mjs';

const attachments = {
  accept: 'image/*',
  async add({file}) {
    await upload([file]);
    return {
      id: file.name,
      type: 'image',
      name: file.name,
      file,
      status: {type: 'requires-action', reason: 'composer-send'},
    };
  },
  async remove() {},
  async send(attachment) {
    return {...attachment, status: {type: 'complete'}, content: []};
  },
};

function Chat() {
  const runtime = useLocalRuntime({run: async () => ({content: []})}, {adapters: {attachments}});
  const composer = h(
    ComposerPrimitive.Root,
    {},
    h(
      ComposerPrimitive.AttachmentDropzone,
      {className: 'zone'},
      h(ComposerPrimitive.Input),
      h(ComposerPrimitive.AddAttachment, {id: 'add'}, '+'),
    ),
  );
  return h(AssistantRuntimeProvider, {runtime}, h(ThreadPrimitive.Root, {}, composer));
}

createRoot(document.getElementById('app')).render(h(Chat));
