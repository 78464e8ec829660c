// SPDX-License-Identifier: Apache-2.0
// Runs `npm ci` where the installed packages are not those of the lock file, or not there.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = new URL('..', import.meta.url);
const lock = readFileSync(new URL('package-lock.json', folder));
// A copy of the lock file, written last: dates of files say nothing after a change of branches.
const installed = new URL('node_modules/.scrubjay-installed', folder);

if (!existsSync(installed) || !readFileSync(installed).equals(lock)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const {status} = spawnSync(npm, ['ci'], {cwd: fileURLToPath(folder), stdio: 'inherit'});
  if (status === 0) writeFileSync(installed, lock);
  process.exitCode = status ?? 1;
}
