// SPDX-License-Identifier: Apache-2.0

/** What a person wants to know first, and the kinds of finding that tell it. */
const ROWS = [
  {label: 'Location', kinds: ['gps-position']},
  {label: 'Owner', kinds: ['owner-name']},
  {label: 'Artist', kinds: ['artist']},
  {label: 'Camera', kinds: ['camera-model']},
  {label: 'Serial number', kinds: ['serial-number']},
  {label: 'Taken', kinds: ['time-taken']},
  {label: 'Place', kinds: ['place-name']},
  {label: 'Comment', kinds: ['comment', 'caption']},
  {label: 'Hidden thumbnail', kinds: ['thumbnail']},
];

const NOTHING = '-';

/** A cell wider than this would break the line of a terminal. */
const WIDEST = 34;

/**
 * What left the machine on each way, side by side.
 * @param {import('./arrival.mjs').Arrival[]} arrivals
 * @returns {string}
 */
export function arrivalTable(arrivals) {
  const shown = new Set(ROWS.flatMap(({kinds}) => kinds));
  const more = ({findings}) => findings.filter(({kind}) => !shown.has(kind)).length;
  const rows = [
    ['', ...arrivals.map(({way}) => way)],
    ['File name', ...arrivals.map(({fileName}) => fileName)],
    ...ROWS.map(({label, kinds}) => [label, ...arrivals.map(({findings}) => valueOf(findings, kinds))]),
    ['More findings', ...arrivals.map((arrival) => String(more(arrival) || NOTHING))],
    ['Planted words', ...arrivals.map(({leaks}) => (leaks.length > 0 ? 'found' : NOTHING))],
    ['Same pixels', ...arrivals.map(({samePixels}) => (samePixels ? 'yes' : 'NO'))],
    ['Bytes', ...arrivals.map(({bytes}) => bytes.toLocaleString('en'))],
    ['Clean', ...arrivals.map(({clean}) => (clean ? 'yes' : 'NO'))],
  ].map((row) => row.map(short));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('   ')}`.trimEnd();
  const [head, ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/**
 * @param {import('../host-command.mjs').Finding[]} findings
 * @param {string[]} kinds
 */
function valueOf(findings, kinds) {
  return findings.find(({kind}) => kinds.includes(kind))?.value ?? NOTHING;
}

/** @param {string} cell */
function short(cell) {
  return cell.length > WIDEST ? `${cell.slice(0, WIDEST - 3)}...` : cell;
}
