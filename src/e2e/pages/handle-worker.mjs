// SPDX-License-Identifier: Apache-2.0
// Reads whatever handle it is given, in the first message or through a port, and uploads the file.
import {loadHandle} from './handle-store.mjs';
import {upload} from './uploader.mjs';

self.onmessage = ({data}) => {
  if (data === 'stored') loadHandle().then(send);
  if (data.task) send(data.task.files[0]);
  if (data.port) data.port.onmessage = (event) => event.data.task && send(event.data.task.files[0]);
};

async function send(handle) {
  await upload([await handle.getFile()]);
}
