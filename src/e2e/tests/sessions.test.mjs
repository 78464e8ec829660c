// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {playSessions} from '../sessions/sessions.mjs';
import {TESTED_KINDS} from './kinds.mjs';

/** `./scrubjay bench sessions` plays 200. */
const COUNT = 8;

for (const kind of TESTED_KINDS) {
  test(
    `in ${kind}, ${COUNT} random sessions lose no upload and let no original through`,
    {timeout: 240_000},
    async () => {
      const {sessions, uploads, blocked} = await playSessions(kind, {count: COUNT, seed: 7});
      assert.equal(sessions, COUNT);
      assert.ok(uploads > blocked, `${uploads} uploads, ${blocked} blocked`);
    },
  );
}
