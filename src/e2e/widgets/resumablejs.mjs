// SPDX-License-Identifier: Apache-2.0
import Resumable from 'resumablejs';

const app = document.getElementById('app');
app.innerHTML = '<div class="zone"></div>';
const resumable = new Resumable({target: '/upload', testChunks: false});
resumable.assignBrowse(app.firstChild);
resumable.assignDrop(app.firstChild);
resumable.on('filesAdded', () => resumable.upload());
