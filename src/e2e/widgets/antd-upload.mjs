// SPDX-License-Identifier: Apache-2.0
import {Upload} from 'antd';
import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';

const place = h('div', {className: 'zone'});
createRoot(document.getElementById('app')).render(h(Upload.Dragger, {action: '/upload', pastable: true}, place));
