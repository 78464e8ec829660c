// SPDX-License-Identifier: Apache-2.0
// What `./scrubjay bench upload` runs: from the click on a page's upload button to the whole image at the server, without
// the extension, with it and a host that gives the bytes back as they came, and with it and the real host.
//   node upload-delay.mjs BENCHMARKS_JAR [--into DOCUMENT] [--runs N] [--browser KIND]
import {execFileSync} from 'node:child_process';
import {readdirSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {putTable} from './bench-table.mjs';
import {installedKinds} from './browsers/browser.mjs';
import {Visit} from './browsers/visit.mjs';
import {HOST} from './product.mjs';
import {scratchFolder} from './scratch-folder.mjs';
import {startSite} from './site/server.mjs';
import {at} from './statistics.mjs';

/** Fresh browsers for the first upload of all. */
const COLD_RUNS = 5;

/** Beyond this an upload counts as lost, and the benchmark ends. */
const PATIENCE_MILLIS = 60_000;
const COLD_FILE = 'jpeg-1000000.jpg';

/** Between the click and the choice of a fresh browser's first file: none, and what a person needs at least to choose one. */
const CHOOSING_MILLIS = {'at once': 0, 'chosen after 1 s': 1000};

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {into: {type: 'string'}, runs: {type: 'string', default: '15'}, browser: {type: 'string'}},
});
const [jar = ''] = positionals;
const runs = Number(values.runs);

const folder = scratchFolder('upload-delay');
const site = await startSite();
try {
  const images = join(folder.path, 'images');
  execFileSync('java', ['-Djava.awt.headless=true', '-cp', jar, 'io.github.scrubjay.bench.UploadFiles', images]);
  const setups = [
    {name: 'without', extension: false},
    {name: 'echo', extension: true, launcher: writeEchoHost()},
    {name: 'ScrubJay', extension: true},
  ];
  const lines = [
    `${runs} uploads each after two that are not counted, in turns; median and p95 in ms. ${cpus().length} processors.`,
    '',
    '| browser | image | without ScrubJay | echo host | ScrubJay | p95 of ScrubJay | **ScrubJay / echo host** |',
    '|---|---|---|---|---|---|---|',
  ];
  const files = readdirSync(images).sort((a, b) => a.localeCompare(b, 'en', {numeric: true}));
  for (const kind of installedKinds().filter((one) => !values.browser || one === values.browser)) {
    for (const [when, millis] of Object.entries(CHOOSING_MILLIS)) {
      const cold = await coldDelays(kind, setups, join(images, COLD_FILE), millis);
      lines.push(row(kind, `${nameOf(COLD_FILE)}, first of a browser, ${when}`, cold));
      console.error(lines.at(-1));
    }
    const visits = await Promise.all(setups.map((setup) => begin(kind, setup)));
    for (const file of files) {
      /** @type {number[][]} */
      const delays = setups.map(() => []);
      for (let run = -2; run < runs; run++) {
        for (const [index, visit] of visits.entries()) {
          const delay = await delayOf(visit, join(images, file), setups[index]?.name ?? '');
          if (run >= 0) delays[index]?.push(delay);
        }
      }
      lines.push(row(kind, nameOf(file), delays));
      console.error(lines.at(-1));
    }
    for (const visit of visits) await visit.close();
  }
  putTable(values.into, 'upload', lines.join('\n'));
} finally {
  await site.close();
  folder.remove();
}

/** A program that starts the echo host as the real one is started: with its options and an archive of its own. */
function writeEchoHost() {
  const program = join(folder.path, 'echo-host');
  const archive = join(folder.path, 'echo.jsa');
  const options = `@${join(HOST, '../../lib/host.options')}`;
  const main = ['-cp', jar, 'io.github.scrubjay.bench.EchoCleaner'];
  execFileSync('java', [options, `-XX:ArchiveClassesAtExit=${archive}`, ...main], {input: '', stdio: 'pipe'});
  writeFileSync(program, `#!/bin/sh\nexec java '${options}' '-XX:SharedArchiveFile=${archive}' ${main.join(' ')}\n`, {
    mode: 0o755,
  });
  return program;
}

/** @param {'chromium' | 'firefox'} kind @param {{extension: boolean, launcher?: string}} setup */
async function begin(kind, {extension, launcher}) {
  const visit = await Visit.start(kind, site, {extension});
  if (extension) await visit.browser.register(launcher);
  await visit.open('plain.html');
  return visit;
}

/**
 * @param {'chromium' | 'firefox'} kind
 * @param {{name: string, extension: boolean, launcher?: string}[]} setups
 * @param {string} file
 * @param {number} choosing milliseconds between the click and the choice
 */
async function coldDelays(kind, setups, file, choosing) {
  /** @type {number[][]} */
  const delays = setups.map(() => []);
  for (let run = 0; run < COLD_RUNS; run++) {
    for (const [index, setup] of setups.entries()) {
      const visit = await begin(kind, setup);
      delays[index]?.push((await delayOf(visit, file, setup.name, choosing)) - choosing);
      await visit.close();
    }
  }
  return delays;
}

/**
 * Milliseconds from the click on the page's button to the upload at the server. What the test's own answer to the file
 * dialog costs is in it, the same for all.
 * @param {Visit} visit @param {string} file @param {string} name of the setup
 * @param {number} [choosing] milliseconds between the click and the choice
 */
async function delayOf(visit, file, name, choosing = 0) {
  await visit.page.evaluate(() => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector('#attach'));
    input.value = '';
    input.addEventListener('click', () => (input.dataset.clicked = String(Date.now())), {once: true});
  });
  site.uploads.forget();
  await visit.choose([{file, bytes: Buffer.alloc(0)}], undefined, choosing);
  await arrival(visit, file, name);
  const end = Date.now();
  const clicked = await visit.page.$eval('#attach', (input) =>
    Number(/** @type {HTMLElement} */ (input).dataset.clicked),
  );
  return end - clicked;
}

/** @param {Visit} visit @param {string} file @param {string} name of the setup */
async function arrival(visit, file, name) {
  const patience = new AbortController();
  const lost = setTimeout(PATIENCE_MILLIS, undefined, {signal: patience.signal}).then(async () => {
    const picture = join(tmpdir(), 'scrubjay-lost-upload.png');
    await visit.page.screenshot({path: picture});
    throw new Error(`${basename(file)} did not arrive with the setup "${name}"; the page looks like ${picture}`);
  });
  await Promise.race([site.uploads.arrived(1), lost]);
  patience.abort();
  lost.catch(() => undefined);
}

/** @param {string} file as `UploadFiles` names it, "jpeg-300000.jpg" */
function nameOf(file) {
  const [, format = '', bytes] = /^(\w+)-(\d+)/.exec(file) ?? [];
  return `${format.toUpperCase()} of ${Number(bytes) / 1e6} MB`;
}

/** @param {string} kind @param {string} what @param {number[][]} delays without, echo, ScrubJay */
function row(kind, what, delays) {
  const [without, echo, ours] = delays.map((list) => at(list, 0.5));
  const p95 = at(delays[2] ?? [], 0.95);
  return `| ${kind} | ${what} | ${without} | ${echo} | ${ours} | ${p95} | **${((ours ?? 0) / (echo ?? 1)).toFixed(2)}** |`;
}
