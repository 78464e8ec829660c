// SPDX-License-Identifier: Apache-2.0
// Draws the tables that the benchmarks put into a document, as SVG files beside it.
//   node draw.mjs DOCUMENT
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {bars} from './bars.mjs';
import {numberIn, tableIn} from './table.mjs';

/** @typedef {import('./bars.mjs').BarPanel} BarPanel */

const [document = ''] = process.argv.slice(2);
const text = readFileSync(document, 'utf8');
const folder = join(dirname(document), 'charts');
mkdirSync(folder, {recursive: true});

const CHARTS = {
  start: () => [
    panel('Start, ms: median', 'start', '', ['median']),
    panel('A photo of 5.1 MB, ms: median', 'round-trip', '', ['median']),
  ],
  memory: () => [
    panel('The most memory that a host held, MB', 'memory', 'after', ['ScrubJay host, MB', 'echo host, MB']),
  ],
  clean: () => [
    panel(
      'Planning and SHA-256 beside SHA-256 alone: share of its speed',
      'clean',
      'format',
      ['plan and SHA-256 / SHA-256'],
      0.8,
    ),
  ],
  batch: () => [
    panel(
      'A thousand files: wall and processor time, ScrubJay = 1',
      'batch',
      'tool',
      ['wall time, ScrubJay = 1', 'processor time, ScrubJay = 1'],
      1,
    ),
    panel('A thousand files: perfect, %', 'batch', 'tool', ['perfect']),
  ],
  upload: () =>
    ['chromium', 'firefox'].map((kind) => {
      const series = ['without ScrubJay', 'echo host', 'ScrubJay'];
      return panel(
        `From the click to the server, ms: ${kind}`,
        'upload',
        'image',
        series,
        undefined,
        (row) => row.get('browser') === kind,
      );
    }),
  page: () =>
    ['chromium', 'firefox'].map((kind) =>
      panel(`A page with ScrubJay, without = 1: ${kind}`, `page-${kind}`, '', ['ratio'], 1),
    ),
  vision: () => [panel('Planted personal data found and ticked, %', 'vision-text', 'kind', ['recall, ticked'], 97)],
};

for (const [name, panelsOf] of Object.entries(CHARTS)) {
  const panels = panelsOf().filter(({rows}) => rows.length > 0);
  if (panels.length === 0) {
    console.error(`not measured yet: ${name}`);
    continue;
  }
  const file = join(folder, `${name}.svg`);
  writeFileSync(file, bars(panels));
  console.log(file);
}

/**
 * @param {string} title
 * @param {string} table
 * @param {string} label heading of the column that names a row
 * @param {string[]} series headings
 * @param {number} [mark]
 * @param {(row: Map<string, string>) => boolean} [chosen]
 * @returns {BarPanel}
 */
function panel(title, table, label, series, mark, chosen = () => true) {
  const rows = tableIn(text, table)
    .filter(chosen)
    .map((row) => {
      for (const heading of [label, ...series])
        if (!row.has(heading))
          throw new Error(`the table ${table} has no column "${heading}"; it has: ${[...row.keys()].join(', ')}`);
      return {name: row.get(label) ?? '', values: series.map((heading) => numberIn(row.get(heading)))};
    })
    .filter(({name, values}) => !name.startsWith('ratio') && values.some(Number.isFinite));
  return {title, series, rows, ...(mark !== undefined && {mark})};
}
