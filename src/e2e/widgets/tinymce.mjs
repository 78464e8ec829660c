// SPDX-License-Identifier: Apache-2.0
import 'tinymce/skins/ui/oxide/skin.css';
import tinymce from 'tinymce/tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/plugins/image';
import 'tinymce/themes/silver';
import {upload} from '../pages/uploader.mjs';

tinymce.init({
  selector: '#app',
  plugins: 'image',
  skin: false,
  content_css: false,
  height: 300,
  promotion: false,
  paste_data_images: true,
  // Without a skin to load it waits for one.
  setup: (editor) => editor.on('init', () => (editor.getContainer().style.visibility = 'visible')),
  async images_upload_handler(image) {
    await upload([new File([image.blob()], image.filename())]);
    return image.blobUri();
  },
});
