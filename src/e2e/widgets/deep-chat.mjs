// SPDX-License-Identifier: Apache-2.0
import 'deep-chat';
import {upload} from '../pages/uploader.mjs';

const chat = document.createElement('deep-chat');
Object.assign(chat, {
  images: true,
  dragAndDrop: true,
  connect: {
    async handler(body, {onResponse}) {
      await upload(body.getAll('files'));
      onResponse({text: 'A bird.'});
    },
  },
});
document.getElementById('app').append(chat);
