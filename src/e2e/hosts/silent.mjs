// SPDX-License-Identifier: Apache-2.0
// A host that hangs: it greets, takes the whole image and never answers.
import {frameOf, messagesIn} from './frames.mjs';
import {helloAnswer} from './hello.mjs';

for await (const message of messagesIn(process.stdin)) {
  if (message.type === 'hello') process.stdout.write(frameOf(helloAnswer()));
}
