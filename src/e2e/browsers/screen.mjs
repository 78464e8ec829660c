// SPDX-License-Identifier: Apache-2.0
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {promisify} from 'node:util';

/** In the title of the window in which a person picks files for the File System API. */
const PICKER = 'this site can read';

/** Until a window is there, on a busy machine. */
const WINDOW_MILLIS = 60_000;

/** Between what a hand does. */
const HAND_MILLIS = 500;

/**
 * A screen that nobody looks at, with a clipboard that any program on it can fill: browsers without a window have none.
 * @typedef {object} Screen
 * @property {Record<string, string>} environment for programs that are to run on it
 * @property {(type: string, bytes: Buffer) => Promise<void>} copy what somebody copied in another program
 * @property {(file: string) => Promise<void>} pick waits for Chromium's own file picker, types a path into it and opens it
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Screen>} */
export async function startScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(server, 'error').then(([error]) => Promise.reject(error));
  const told = once(/** @type {import('node:stream').Readable} */ (server.stdio[3]), 'data');
  const [number] = await Promise.race([told, failed]);
  const environment = {DISPLAY: `:${String(number).trim()}`};
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let owner;

  return {
    environment,
    async copy(type, bytes) {
      owner?.kill();
      // In the foreground it says that it waits for requests once the clipboard is its own.
      owner = spawn('xclip', ['-verbose', '-selection', 'clipboard', '-t', type, '-i'], {
        env: {...process.env, ...environment},
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      owner.stdin?.end(bytes);
      const {stderr} = owner;
      await new Promise((resolve) => {
        stderr?.on('data', (text) => /waiting for selection request/i.test(String(text)) && resolve(undefined));
      });
    },
    async pick(file) {
      const hand = async (/** @type {string[]} */ ...words) => {
        const options = {env: {...process.env, ...environment}, timeout: WINDOW_MILLIS};
        const {stdout} = await promisify(execFile)('xdotool', words, options);
        await delay(HAND_MILLIS);
        return stdout.trim();
      };
      const [window = ''] = (await hand('search', '--sync', '--onlyvisible', '--name', PICKER)).split('\n');
      await hand('windowfocus', '--sync', window);
      await hand('key', 'ctrl+l');
      await hand('type', file);
      await hand('key', 'alt+o');
    },
    async close() {
      owner?.kill();
      server.kill();
      await once(server, 'exit');
    },
  };
}
