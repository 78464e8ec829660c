// SPDX-License-Identifier: Apache-2.0
// The real host, with answers that were changed on their way: how, the first word says.
import {relay} from './relay.mjs';

const CHANGES = {
  'wrong-sha': (result) => ({...result, sha256: '0'.repeat(64)}),
  'wrong-length': (result) => ({...result, bytes: result.bytes + 1}),
  // The script that gives the original back: nothing but the checks stands between it and the page.
  original: (result) => ({...result, edits: [[0, originalBytes]], bytes: originalBytes}),
  unverified: (result) => ({...result, verified: false}),
};
const change = CHANGES[process.argv[2]];
let originalBytes = 0;

relay({
  toHost(message) {
    if (message.type === 'clean.begin') originalBytes = message.bytes;
    return message;
  },
  fromHost: (message) => (message.type === 'result' ? change(message) : message),
});
