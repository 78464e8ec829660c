// SPDX-License-Identifier: Apache-2.0
// The real host as its next version may be: it speaks one protocol version more, and says more than this one knows.
import {relay} from './relay.mjs';

relay({
  fromHost: (message) =>
    message.type === 'hello'
      ? {
          ...message,
          protocol: [message.protocol[0], message.protocol[1] + 1],
          host: '99.0.0',
          formats: [...message.formats, 'later'],
          abilities: [...message.abilities, 'later'],
          later: {since: 99},
        }
      : {...message, later: true},
});
