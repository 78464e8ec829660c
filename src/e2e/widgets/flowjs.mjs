// SPDX-License-Identifier: Apache-2.0
import Flow from '@flowjs/flow.js';

const app = document.getElementById('app');
app.innerHTML = '<div class="zone"></div>';
const flow = new Flow({target: '/upload', testChunks: false});
flow.assignBrowse(app.firstChild);
flow.assignDrop(app.firstChild);
flow.on('filesSubmitted', () => flow.upload());
