// SPDX-License-Identifier: Apache-2.0
import 'filepond/dist/filepond.css';
import {create} from 'filepond';

create(document.getElementById('app').appendChild(document.createElement('input')), {server: '/upload'});
