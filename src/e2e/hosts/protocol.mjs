// SPDX-License-Identifier: Apache-2.0
// A host that speaks only other versions of the protocol than the extension: `newer` or `older`.
import {frameOf, messagesIn} from './frames.mjs';
import {helloAnswer} from './hello.mjs';

const ANSWERS = {
  newer: helloAnswer([2, 3]),
  // There is nothing below 1 to name: a host from before it can only say that it does not understand.
  older: {type: 'error', code: 'protocol_mismatch', detail: 'unknown version'},
};

for await (const message of messagesIn(process.stdin)) {
  if (message.type === 'hello') process.stdout.write(frameOf(ANSWERS[process.argv[2]]));
}
