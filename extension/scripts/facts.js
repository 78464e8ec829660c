// SPDX-License-Identifier: Apache-2.0
// `./scrubjay facts`: which documents behind the facts of the catalogue a maintainer should read again.
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {runnerImport} from 'vite';

const FOLDER = new URL('../../src/sites/', import.meta.url);
const USAGE = 'usage: ./scrubjay facts [--due YYYY-MM-DD] [--json]';

/** The rule of the extension itself, which is TypeScript. */
async function rules() {
  const file = fileURLToPath(new URL('../src/decide/review.ts', import.meta.url));
  return (await runnerImport(file, {configFile: false, logLevel: 'error'})).module;
}

function readSites() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
}

function readOptions() {
  try {
    const {values} = parseArgs({options: {due: {type: 'string'}, json: {type: 'boolean', default: false}}});
    const due = values.due ?? new Date().toISOString().slice(0, 10);
    if (!isDay(due)) throw new Error(`--due wants a day such as 2027-01-31, not '${due}'`);
    return {due, json: values.json};
  } catch (error) {
    console.error(`scrubjay: ${error.message}\n${USAGE}`);
    return undefined;
  }
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text);
}

function print(due, sources, unknown) {
  for (const {site, source, title, url, date, because, facts} of sources) {
    console.log(`${site}: ${title} (source "${source}"), ${because === 'no date' ? because : `of ${date}`}`);
    console.log(`    ${url}\n    carries: ${facts.join(', ')}`);
  }
  for (const {site, topics} of unknown) console.log(`${site}: nothing is known about ${topics.join(', ')}`);
  console.log(`\n${sources.length} documents are due for review on ${due}; ${unknown.length} sites have gaps.`);
}

// Whoever reads only the first lines closes the pipe.
process.stdout.on('error', ({code}) => process.exit(code === 'EPIPE' ? 0 : 1));

const options = readOptions();
if (options) {
  const {dueSources, emptyTopics} = await rules();
  const sites = readSites();
  const sources = sites.flatMap((site) => dueSources(site, options.due));
  const unknown = sites
    .map((site) => ({site: site.id, topics: emptyTopics(site)}))
    .filter(({topics}) => topics.length > 0);
  if (options.json) console.log(JSON.stringify({due: options.due, sources, unknown}, null, 2));
  else print(options.due, sources, unknown);
} else {
  process.exitCode = 2;
}
