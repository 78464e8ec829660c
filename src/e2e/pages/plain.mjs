// SPDX-License-Identifier: Apache-2.0
import {uploadOnChange} from './uploader.mjs';

uploadOnChange(/** @type {HTMLInputElement} */ (document.getElementById('attach')));
