// SPDX-License-Identifier: Apache-2.0
// What `./scrubjay bench soak` runs: thousands of uploads through one browser and one host process, and whether memory, open
// files, threads or the time of an upload grow.
//   node soak.mjs [--count N] [--into DOCUMENT]
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {dirname, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {putTable} from './bench-table.mjs';
import {descendantsOf, openFilesOf, readProcess} from './browsers/processes-of.mjs';
import {Visit} from './browsers/visit.mjs';
import {clean} from './host-command.mjs';
import {cleanRequest, HostProcess} from './hosts/host-process.mjs';
import {processesWith} from './hosts/processes.mjs';
import {HOST, missingBuilds} from './product.mjs';
import {makeAlbum} from './photos/album.mjs';
import {makeJpegPhoto} from './photos/jpeg-photo.mjs';
import {leaksIn} from './photos/secrets.mjs';
import {plot} from './charts/plot.mjs';
import {scratchFolder} from './scratch-folder.mjs';
import {startSite} from './site/server.mjs';
import {sha256} from './site/uploads.mjs';
import {at, slopeOf} from './statistics.mjs';

const {values} = parseArgs({options: {into: {type: 'string'}, count: {type: 'string', default: '10000'}}});
const COUNT = Number(values.count);

/** How often everything is read: often enough for a slope of the second half. */
const SAMPLES = 40;
const EVERY = Math.max(1, Math.ceil(COUNT / SAMPLES));

/** Rows of the table; the plot has all. */
const ROWS = 10;

/** Beyond this an upload counts as lost. */
const PATIENCE_MILLIS = 60_000;

const HEAP_MILLIS = 5000;

/** About 1 MB of noise at the quality of a camera. */
const MEGABYTE = {width: 1520, height: 1210, grain: 90};

const MB = 1024 * 1024;

/**
 * Memory in bytes; times in milliseconds, of 1 MB JPEGs since the sample before.
 * @typedef {object} Sample
 * @property {number} uploads
 * @property {number} hostRss
 * @property {number} hostFiles
 * @property {number} hostThreads
 * @property {number} extensionRss
 * @property {number} extensionHeap
 * @property {number} pageRss
 * @property {number} pageHeap
 * @property {number} p50
 * @property {number} p95
 * @property {number} p99
 */

const missing = missingBuilds();
if (missing.length > 0) {
  console.error(`soak: not built yet: ${missing.join(', ')}`);
  process.exit(1);
}
const folder = scratchFolder('soak');
const site = await startSite();
/** @type {Visit | undefined} */
let visit;
try {
  const album = await makeAlbum(join(folder.path, 'album'));
  const megabyte = await makeMegabyte();
  const mixed = [album.photo, megabyte, album.png, megabyte, album.turned, megabyte, album.large, megabyte];
  visit = await Visit.start('chromium', site);
  const launcher = join(folder.path, 'soaked-host');
  writeFileSync(launcher, `#!/bin/sh\nSCRUBJAY_SOAK='${folder.path}' exec '${HOST}' "$@"\n`, {mode: 0o755});
  await visit.browser.register(launcher);
  await visit.open('plain.html');
  const began = Date.now();
  const [loadBefore = 0] = loadavg();
  /** @type {Sample[]} */
  const samples = [];
  /** @type {number[]} */
  const all = [];
  /** @type {number[]} */
  let block = [];
  await upload(album.photo); // starts the host
  const [host = 0] = hosts();
  for (let done = 1; done <= COUNT; done++) {
    const item = mixed[done % mixed.length] ?? megabyte;
    const took = await upload(item);
    if (item === megabyte) block.push(took);
    if (done % EVERY !== 0 && done !== COUNT) continue;
    if (hosts().join() !== String(host)) throw new Error(`after ${done} uploads it is not the same host any more`);
    samples.push(await sample(done, host, block));
    all.push(...block);
    block = [];
    console.error(`${done} uploads, ${Math.round((Date.now() - began) / 1000)} s`);
    // A tab that feeds more than 500 images, and two a second beyond these, is stopped with a message.
    const next = await visit.inNewTab();
    await visit.page.close();
    visit = next;
    await visit.open('plain.html');
  }
  const seconds = (Date.now() - began) / 1000;
  await visit.close();
  visit = undefined;
  const cleans = await cleanTimes(megabyte.bytes, Math.min(2000, Math.max(200, COUNT / 5)));
  const load = [loadBefore, loadavg()[0] ?? 0].map((one) => one.toFixed(1)).join(' before and ');
  const head =
    `${COUNT} uploads of mixed images (every second one a JPEG of ${(megabyte.bytes.length / 1e6).toFixed(1)} MB) through one ` +
    `Chromium and one host process: ${COUNT} arrived clean, 0 originals, 0 lost, in ${Math.round(seconds)} s. ` +
    `${cpus().length} processors, load of the machine ${load} after.`;
  putTable(values.into, 'soak', [head, '', ...tableOf(samples), '', ...verdicts(samples, all, cleans)].join('\n'));
  if (values.into) writePlot(samples, join(dirname(values.into), 'charts', 'soak.svg'));
} finally {
  await visit?.close();
  await site.close();
  folder.remove();
}

async function makeMegabyte() {
  const bytes = makeJpegPhoto(MEGABYTE);
  const file = join(folder.path, 'Nightjar meadow.jpg');
  writeFileSync(file, bytes);
  return {file, bytes, cleanSha256: sha256(await clean(file, folder.path))};
}

/**
 * Milliseconds from the choice to the clean image at the server.
 * @param {import('./photos/album.mjs').Item} item
 */
async function upload({file, cleanSha256}) {
  site.uploads.forget();
  const input = await /** @type {Visit} */ (visit).page.waitForSelector('#attach');
  const start = performance.now();
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
  const patience = new AbortController();
  const lost = setTimeout(PATIENCE_MILLIS, undefined, {signal: patience.signal}).then(() => {
    throw new Error('an upload is lost');
  });
  const [[received]] = /** @type {import('./site/uploads.mjs').ReceivedFile[][]} */ (
    await Promise.race([site.uploads.arrived(1), lost])
  );
  const took = performance.now() - start;
  patience.abort();
  lost.catch(() => undefined);
  await input?.dispose();
  if (received?.sha256 !== cleanSha256 || leaksIn(received.bytes).length > 0) throw new Error('an original arrived');
  return took;
}

/** The processes of the host that the browser started: one. */
function hosts() {
  return processesWith(`SCRUBJAY_SOAK=${folder.path}`);
}

/** @param {number} uploads @param {number} host @param {number[]} times @returns {Promise<Sample>} */
async function sample(uploads, host, times) {
  const {browser, page} = /** @type {Visit} */ (visit);
  const ofHost = readProcess(host);
  const renderers = descendantsOf(browser.puppeteer.process()?.pid ?? 0).filter(({command}) =>
    command.includes('--type=renderer'),
  );
  const rssOf = (/** @type {boolean} */ ours) =>
    renderers
      .filter(({command}) => command.includes('--extension-process') === ours)
      .reduce((sum, {rss}) => sum + rss, 0);
  const target = browser.puppeteer.targets().find((one) => one.type() === 'service_worker');
  const worker = await target?.worker();
  const session = await page.createCDPSession();
  const extensionHeap = await heapOf(worker?.client);
  const pageHeap = await heapOf(session);
  await session.detach();
  return {
    uploads,
    hostRss: ofHost.rss,
    hostFiles: openFilesOf(host),
    hostThreads: ofHost.threads,
    extensionRss: rssOf(true),
    extensionHeap,
    pageRss: rssOf(false),
    pageHeap,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
  };
}

/**
 * Bytes in use after a collection; NaN where the browser does not say it in time, as of a background it just stopped.
 * @param {import('puppeteer-core').CDPSession | undefined} client
 */
async function heapOf(client) {
  const patience = new AbortController();
  const late = setTimeout(HEAP_MILLIS, NaN, {signal: patience.signal}).catch(() => NaN);
  const asked = async () => {
    await client?.send('HeapProfiler.collectGarbage');
    return (await client?.send('Runtime.getHeapUsage'))?.usedSize ?? NaN;
  };
  try {
    return await Promise.race([asked(), late]);
  } finally {
    patience.abort();
  }
}

/** How long one host takes to clean these bytes, again and again, over pipes: milliseconds. @param {Buffer} bytes @param {number} count */
async function cleanTimes(bytes, count) {
  const process = new HostProcess();
  await process.greet();
  const times = [];
  for (let id = 1; id <= count; id++) {
    const request = cleanRequest(id, bytes, 512 * 1024);
    const start = performance.now();
    process.send(...request);
    let answer;
    do answer = await process.next();
    while (answer?.type === 'progress');
    times.push(performance.now() - start);
    if (answer?.type !== 'result') throw new Error(`the host answered ${JSON.stringify(answer).slice(0, 200)}`);
    process.send({type: 'done', id});
  }
  await process.stop();
  return times;
}

/** @param {Sample[]} samples */
function tableOf(samples) {
  const step = Math.max(1, Math.ceil(samples.length / ROWS));
  const rows = samples.filter((_, index) => (samples.length - 1 - index) % step === 0);
  const mb = (/** @type {number} */ bytes) => (bytes / MB).toFixed(1);
  return [
    '| uploads | host: RSS, MB | open files | threads | background: RSS, MB | its heap, MB | page: RSS, MB | its heap, MB | 1 MB JPEG: p50, ms | p95 | p99 |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (it) =>
        `| ${it.uploads} | ${mb(it.hostRss)} | ${it.hostFiles} | ${it.hostThreads} | ${mb(it.extensionRss)} | ` +
        `${mb(it.extensionHeap)} | ${mb(it.pageRss)} | ${mb(it.pageHeap)} | ${[it.p50, it.p95, it.p99].map((ms) => (Number.isNaN(ms) ? '' : ms.toFixed(0))).join(' | ')} |`,
    ),
  ];
}

/** @param {Sample[]} samples @param {number[]} uploads @param {number[]} cleans */
function verdicts(samples, uploads, cleans) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const times = (/** @type {number[]} */ list) =>
    `p50 ${at(list, 0.5).toFixed(1)} ms, p95 ${at(list, 0.95).toFixed(1)} ms, p99 ${at(list, 0.99).toFixed(1)} ms, ` +
    `**p99 / p50 ${(at(list, 0.99) / at(list, 0.5)).toFixed(2)}**`;
  const slopes = [
    ['RSS of the host', 'hostRss'],
    ['RSS of the background', 'extensionRss'],
    ['heap of the background', 'extensionHeap'],
    ['RSS of the page', 'pageRss'],
    ['heap of the page', 'pageHeap'],
  ].map(([name = '', key = '']) => {
    const {slope, error} = slopeOf(
      half
        .map((it) => /** @type {[number, number]} */ ([it.uploads / 1000, it[/** @type {keyof Sample} */ (key)] / MB]))
        .filter(([, value]) => Number.isFinite(value)),
    );
    const word = Math.abs(slope) <= 2 * error ? 'within noise' : slope > 0 ? '**growing**' : 'falling';
    return `| ${name} | ${slope.toFixed(2)} | ± ${(2 * error).toFixed(2)} | ${word} |`;
  });
  return [
    'Slope over the second half, MB for every 1,000 uploads, and twice its standard error:',
    '',
    '| what | slope | noise | |',
    '|---|---|---|---|',
    ...slopes,
    '',
    `An upload of a 1 MB JPEG, ${uploads.length} times: ${times(uploads)}.`,
    `A clean of it by a host over pipes, without a browser, ${cleans.length} times: ${times(cleans)}.`,
  ];
}

/** @param {Sample[]} samples @param {string} file */
function writePlot(samples, file) {
  const line = (/** @type {string} */ name, /** @type {keyof Sample} */ key, unit = 1) => ({
    name,
    points: samples
      .map((it) => /** @type {[number, number]} */ ([it.uploads, it[key] / unit]))
      .filter(([, value]) => Number.isFinite(value)),
  });
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(
    file,
    plot('uploads', [
      {
        title: 'Memory, MB',
        lines: [
          line('RSS of the host', 'hostRss', MB),
          line('RSS of the background', 'extensionRss', MB),
          line('RSS of the page', 'pageRss', MB),
          line('heap of the background', 'extensionHeap', MB),
        ],
      },
      {
        title: 'Open files and threads of the host',
        lines: [line('open files', 'hostFiles'), line('threads', 'hostThreads')],
      },
      {title: 'Upload of a 1 MB JPEG, ms', lines: [line('p50', 'p50'), line('p95', 'p95'), line('p99', 'p99')]},
    ]),
  );
}
