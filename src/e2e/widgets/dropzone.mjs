// SPDX-License-Identifier: Apache-2.0
import Dropzone from 'dropzone';

document.getElementById('app').className = 'zone';
new Dropzone('#app', {url: '/upload'});
