// SPDX-License-Identifier: Apache-2.0
import PrimeVue from 'primevue/config';
import FileUpload from 'primevue/fileupload';
import {createApp, h} from 'vue';

const place = () => h('div', {class: 'zone'});
createApp({render: () => h(FileUpload, {url: '/upload', name: 'file', auto: true}, {empty: place})})
  .use(PrimeVue)
  .mount('#app');
