// SPDX-License-Identifier: Apache-2.0
// The real host, killed in the middle of an image: always, or only the `first` time that it is started.
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {relay} from './relay.mjs';

const mark = join(process.env.SCRUBJAY_MARKS ?? '', 'killed');
const spared = process.argv[2] === 'first' && existsSync(mark);

relay({
  toHost(message) {
    if (!spared && message.type === 'chunk' && message.index === 1) {
      writeFileSync(mark, '');
      // The real host then finds the end of its input in the middle of a job.
      process.kill(process.pid, 'SIGKILL');
    }
    return message;
  },
});
