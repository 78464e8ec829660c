// SPDX-License-Identifier: Apache-2.0
// The real host, which dies in the middle of its work once the file `die` is there.
import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {relay} from './relay.mjs';

const mark = join(process.env.SCRUBJAY_MARKS ?? '', 'die');

relay({
  fromHost(message) {
    if (message.type !== 'hello' && existsSync(mark)) {
      rmSync(mark, {force: true});
      process.exit(1);
    }
    return message;
  },
});
