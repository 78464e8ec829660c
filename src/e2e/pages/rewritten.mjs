// SPDX-License-Identifier: Apache-2.0
import {upload, uploadOnChange} from './uploader.mjs';

uploadOnChange(/** @type {HTMLInputElement} */ (document.getElementById('attach')));
const place = /** @type {HTMLElement} */ (document.getElementById('place'));
place.addEventListener('dragover', (event) => event.preventDefault());
place.addEventListener('drop', (event) => {
  event.preventDefault();
  upload(event.dataTransfer?.files ?? []);
});
place.dataset.ready = '';
