// SPDX-License-Identifier: Apache-2.0
import {register} from 'vue-advanced-chat';
import {upload} from '../pages/uploader.mjs';

register();
const chat = document.createElement('vue-advanced-chat');
const person = {_id: '1', username: 'Robin'};
Object.assign(chat, {
  height: '500px',
  'current-user-id': '1',
  currentUserId: '1',
  rooms: JSON.stringify([{roomId: 'r', roomName: 'Birds', avatar: '', users: [person]}]),
  roomsLoaded: true,
  messages: '[]',
  messagesLoaded: true,
});
chat.addEventListener('send-message', ({detail: [{files}]}) => upload(files.map(({blob}) => blob)));
chat.addEventListener('fetch-messages', () => (chat.messagesLoaded = true));
document.getElementById('app').append(chat);
