// SPDX-License-Identifier: Apache-2.0
import 'element-plus/theme-chalk/el-upload.css';
import {ElUpload} from 'element-plus';
import {createApp, h} from 'vue';

const place = () => h('div', {class: 'zone'});
createApp({render: () => h(ElUpload, {action: '/upload', drag: true}, {default: place})}).mount('#app');
