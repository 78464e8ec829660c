// SPDX-License-Identifier: Apache-2.0
// What `./scrubjay bench page` runs: what ScrubJay costs a page that uploads nothing, as ratios with and without it.
import {loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {putTable} from './bench-table.mjs';
import {Visit} from './browsers/visit.mjs';
import {installedKinds} from './browsers/browser.mjs';
import {processorMillis} from './browsers/processes-of.mjs';
import {startSite} from './site/server.mjs';

const {values: options} = parseArgs({
  options: {
    into: {type: 'string'},
    browser: {type: 'string'},
    // With and without take turns, so that a busy moment of the machine hits both.
    turns: {type: 'string', default: '5'},
  },
});
const TURNS = Number(options.turns);
const LOADS = 8;

const LOADED = 'load of a page with 400 messages';
const WORKED = 'processor time of such a load, all processes of the browser';

const site = await startSite();
try {
  const kinds = installedKinds().filter((kind) => !options.browser || kind === options.browser);
  for (const kind of kinds) {
    const [before] = loadavg();
    const bare = await Visit.start(kind, site, {extension: false});
    const guarded = await Visit.start(kind, site);
    await guarded.browser.register();
    /** @type {[Map<string, number[]>, Map<string, number[]>]} nanoseconds */
    const [without, withIt] = [new Map(), new Map()];
    for (let turn = 0; turn < TURNS; turn++) {
      await measureLoads(bare, without);
      await measureLoads(guarded, withIt);
      await measureCalls(bare, without);
      await measureCalls(guarded, withIt);
    }
    const version = await guarded.browser.puppeteer.version();
    await bare.close();
    await guarded.close();
    const load = [before, loadavg()[0]].map((value = 0) => value.toFixed(1));
    const table = tableOf(without, withIt);
    const title = `${version}, ${TURNS} turns, load of the machine ${load.join(' before and ')} after`;
    putTable(options.into, `page-${kind}`, `${title}:\n\n${table}`);
  }
} finally {
  await site.close();
}

/** @param {Visit} visit @param {Map<string, number[]>} found */
async function measureLoads(visit, found) {
  const pid = visit.browser.puppeteer.process()?.pid ?? 0;
  await visit.page.bringToFront();
  await visit.open('cost.html?heavy');
  const before = processorMillis(pid);
  for (let load = 0; load < LOADS; load++) {
    await visit.open('cost.html?heavy');
    const millis = await visit.page.evaluate(
      () => /** @type {any} */ (performance.getEntriesByType('navigation')[0]).domComplete,
    );
    add(found, LOADED, millis * 1e6);
  }
  add(found, WORKED, ((processorMillis(pid) - before) * 1e6) / LOADS);
}

/** @param {Visit} visit @param {Map<string, number[]>} found */
async function measureCalls(visit, found) {
  await visit.page.bringToFront();
  await visit.open('cost.html');
  const costs = await visit.page.evaluate(() => /** @type {any} */ (window).measure());
  for (const [name, nanos] of Object.entries(costs)) add(found, name, nanos);
}

/** @param {Map<string, number[]>} found @param {string} name @param {number} nanos */
function add(found, name, nanos) {
  found.set(name, [...(found.get(name) ?? []), nanos]);
}

/** @param {Map<string, number[]>} without @param {Map<string, number[]>} withIt */
function tableOf(without, withIt) {
  const rows = [...without].map(([name, plain]) => {
    const [before, after] = [plain, withIt.get(name) ?? []].map(fastest);
    return `| ${name} | ${timeOf(before)} | ${timeOf(after)} | ${(after / before).toFixed(2)} |`;
  });
  return ['| | without | with | ratio |', '|---|---|---|---|', ...rows].join('\n');
}

/** @param {number} nanos */
function timeOf(nanos) {
  if (nanos >= 1e6) return `${(nanos / 1e6).toFixed(0)} ms`;
  if (nanos >= 1e4) return `${(nanos / 1e3).toFixed(1)} µs`;
  return `${nanos.toFixed(0)} ns`;
}

/** @param {number[]} values */
function fastest(values) {
  return Math.min(...values);
}
