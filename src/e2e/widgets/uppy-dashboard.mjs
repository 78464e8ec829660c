// SPDX-License-Identifier: Apache-2.0
import '@uppy/core/css/style.min.css';
import '@uppy/dashboard/css/style.min.css';
import Uppy from '@uppy/core';
import Dashboard from '@uppy/dashboard';
import XHRUpload from '@uppy/xhr-upload';

new Uppy({autoProceed: true})
  .use(Dashboard, {inline: true, target: '#app', height: 300})
  .use(XHRUpload, {endpoint: '/upload'});
