// SPDX-License-Identifier: Apache-2.0
import jQuery from 'jquery';
import 'blueimp-file-upload';

const app = document.getElementById('app');
app.innerHTML = '<div class="zone"></div><input type="file" name="file" multiple>';
jQuery(app.lastChild).fileupload({
  url: '/upload',
  dataType: 'json',
  dropZone: jQuery(app),
  pasteZone: jQuery(document),
});
