// SPDX-License-Identifier: Apache-2.0
// Runs `npm ci` where the installed packages are older than the lock file, or not there.
import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = new URL('..', import.meta.url);
const lock = new URL('package-lock.json', folder);
// npm writes this file last, so it stands for a finished installation.
const installed = new URL('node_modules/.package-lock.json', folder);

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const {status} = spawnSync(npm, ['ci'], {cwd: fileURLToPath(folder), stdio: 'inherit'});
  process.exitCode = status ?? 1;
}
