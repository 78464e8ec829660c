// SPDX-License-Identifier: Apache-2.0
// What `./scrubjay bench page` runs: what ScrubJay costs a page that uploads nothing, as ratios with and without it.
import {Visit} from './browsers/visit.mjs';
import {installedKinds} from './browsers/browser.mjs';
import {startSite} from './site/server.mjs';

/** With and without take turns, so that a busy moment of the machine hits both. */
const TURNS = 5;

const LOAD = 'load of a page with 400 messages, ms';

const site = await startSite();
try {
  for (const kind of installedKinds()) {
    const bare = await Visit.start(kind, site, {extension: false});
    const guarded = await Visit.start(kind, site);
    await guarded.browser.register();
    const [without, withIt] = [new Map(), new Map()];
    for (let turn = 0; turn < TURNS; turn++) {
      await measure(bare, without);
      await measure(guarded, withIt);
    }
    await bare.close();
    await guarded.close();
    console.log(`\n${kind}, the fastest (load: the median) of ${TURNS} turns`);
    console.log(`${''.padEnd(42)}${'without'.padStart(10)}${'with'.padStart(10)}${'ratio'.padStart(8)}`);
    for (const [name, plain] of without) {
      const [before, after] = [plain, withIt.get(name)].map(name === LOAD ? median : fastest);
      console.log(
        name.padEnd(42) +
          before.toFixed(0).padStart(10) +
          after.toFixed(0).padStart(10) +
          (after / before).toFixed(2).padStart(8),
      );
    }
  }
  console.log('\nnanoseconds a call where nothing else is said');
} finally {
  await site.close();
}

/** @param {Visit} visit @param {Map<string, number[]>} found */
async function measure(visit, found) {
  const add = (name, value) => found.set(name, [...(found.get(name) ?? []), value]);
  await visit.page.bringToFront();
  await visit.open('cost.html?heavy');
  add(
    LOAD,
    await visit.page.evaluate(() => /** @type {any} */ (performance.getEntriesByType('navigation')[0]).domComplete),
  );
  await visit.open('cost.html');
  const costs = await visit.page.evaluate(() => /** @type {any} */ (window).measure());
  for (const [name, nanos] of Object.entries(costs)) add(name, nanos);
}

/** @param {number[]} values */
function fastest(values) {
  return Math.min(...values);
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
