// SPDX-License-Identifier: Apache-2.0

/**
 * A widget from npm and where an image gets in: the selector to click, to drop on, to paste into.
 * @typedef {object} Widget
 * @property {string} name of its page in this folder
 * @property {string} ready is there once it can be used
 * @property {string} [input]
 * @property {string} [drop]
 * @property {string} [paste]
 * @property {string} [send] where Enter is pressed after the image is in, in widgets that wait for that
 * @property {boolean} [folders] takes folders only
 */

/** @type {Widget[]} */
export const WIDGETS = [
  {name: 'angular', ready: '.zone', input: 'input', drop: '.zone', paste: 'textarea'},
  {name: 'svelte', ready: '.zone', input: 'input', drop: '.zone', paste: 'textarea'},
  {name: 'react-dropzone', ready: '.zone', input: '.zone', drop: '.zone'},
  {name: 'dropzone', ready: '.zone', input: '#app', drop: '#app'},
  {
    name: 'filepond',
    ready: '.filepond--drop-label',
    input: '.filepond--drop-label label',
    drop: '.filepond--root',
    paste: 'body',
  },
  {
    name: 'uppy-dashboard',
    ready: '.uppy-Dashboard-browse',
    input: '.uppy-Dashboard-browse',
    drop: '.uppy-Dashboard-inner',
    paste: '.uppy-Dashboard-browse',
  },
  {
    name: 'uppy-drag-drop',
    ready: '.uppy-DragDrop-container',
    input: '.uppy-DragDrop-container',
    drop: '.uppy-DragDrop-container',
  },
  {name: 'antd-upload', ready: '.zone', input: '.zone', drop: '.zone', paste: 'body'},
  {name: 'antd-directory', ready: '.zone', drop: '.zone', folders: true},
  {name: 'element-plus', ready: '.zone', input: '.zone', drop: '.zone'},
  {name: 'primevue', ready: '.zone', input: '.p-fileupload-choose-button', drop: '.p-fileupload-content'},
  {name: 'jquery-file-upload', ready: 'input', input: 'input', drop: '.zone', paste: 'body'},
  {name: 'flowjs', ready: '.zone', input: '.zone', drop: '.zone'},
  {name: 'resumablejs', ready: '.zone', input: '.zone', drop: '.zone'},
  {
    name: 'deep-chat',
    ready: 'deep-chat >>> #text-input',
    input: 'deep-chat >>> .input-button.outside-end',
    drop: 'deep-chat',
    paste: 'deep-chat >>> #text-input',
    send: 'deep-chat >>> #text-input',
  },
  {
    name: 'vue-advanced-chat',
    ready: 'vue-advanced-chat >>> #roomTextarea',
    input: 'vue-advanced-chat >>> #vac-icon-paperclip',
    drop: 'vue-advanced-chat >>> #messages-list',
    paste: 'vue-advanced-chat >>> #roomTextarea',
    send: 'vue-advanced-chat >>> #roomTextarea',
  },
  {name: 'assistant-ui', ready: '#add', input: '#add', drop: '.zone', paste: 'textarea'},
  {
    name: 'ant-design-x',
    ready: 'textarea',
    input: '.ant-attachment-placeholder',
    drop: '.ant-attachment',
    paste: 'textarea',
  },
  {
    name: 'botframework-webchat',
    ready: '[data-id="webchat-sendbox-input"]',
    input: '.webchat__upload-button',
    send: '[data-id="webchat-sendbox-input"]',
  },
  {name: 'prosemirror', ready: '.ProseMirror', drop: '.ProseMirror', paste: '.ProseMirror'},
  {name: 'tiptap', ready: '.ProseMirror', drop: '.ProseMirror', paste: '.ProseMirror'},
  {name: 'lexical', ready: '#app[data-lexical-editor]', drop: '#app', paste: '#app'},
  {name: 'quill', ready: '.ql-editor', drop: '.ql-editor', paste: '.ql-editor'},
  {
    name: 'tinymce',
    ready: '.tox-tinymce:not([style*="hidden"]) iframe',
    drop: 'iframe.tox-edit-area__iframe',
    paste: 'iframe.tox-edit-area__iframe',
  },
];
