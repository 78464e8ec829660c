// SPDX-License-Identifier: Apache-2.0
import {escape, picture, roundUp} from './style.mjs';

const WIDTH = 980;
const LEFT = 400;
const RIGHT = 70;
const BAR = 13;
const HEAD = 46;
const BETWEEN_ROWS = 9;
const FOOT = 26;

/** Beside the colours, for those who see none, and on paper. */
const OPACITIES = [1, 0.55, 0.8, 0.35];

/**
 * @typedef {object} BarPanel
 * @property {string} title
 * @property {string[]} series what the bars of a row are, four at most
 * @property {{name: string, values: number[]}[]} rows NaN where there is none
 * @property {number} [mark] where a line is drawn through all rows
 */

/**
 * Panels of bars, as an SVG.
 * @param {BarPanel[]} panels
 */
export function bars(panels) {
  let top = 0;
  const parts = [];
  for (const panel of panels) {
    parts.push(panelOf(panel, top));
    top += heightOf(panel);
  }
  return picture(WIDTH, top, panels.map(({title}) => title).join('; '), parts.join('\n'));
}

/** @param {BarPanel} panel */
function heightOf({series, rows}) {
  return HEAD + rows.length * (series.length * BAR + BETWEEN_ROWS) + FOOT;
}

/** @param {BarPanel} panel @param {number} top */
function panelOf({title, series, rows, mark}, top) {
  const values = rows.flatMap((row) => row.values).filter(Number.isFinite);
  const most = roundUp(Math.max(...values, mark ?? 0));
  const across = (/** @type {number} */ value) => (value / most) * (WIDTH - LEFT - RIGHT);
  const parts = [`<text x="10" y="${top + 20}" font-weight="600">${escape(title)}</text>`];
  let place = LEFT;
  for (const [index, name] of series.length > 1 ? series.entries() : []) {
    parts.push(
      `<rect class="c${index}" fill-opacity="${OPACITIES[index]}" x="${place}" y="${top + 28}" width="10" height="10"/>`,
      `<text x="${place + 16}" y="${top + 38}">${escape(name)}</text>`,
    );
    place += 40 + name.length * 7;
  }
  const bottom = top + heightOf({title, series, rows}) - FOOT;
  parts.push(`<line class="axis" x1="${LEFT}" x2="${LEFT}" y1="${top + HEAD}" y2="${bottom}"/>`);
  let y = top + HEAD + BETWEEN_ROWS / 2;
  for (const row of rows) {
    const middle = y + (series.length * BAR) / 2 + 4;
    parts.push(`<text x="${LEFT - 8}" y="${middle}" text-anchor="end">${escape(row.name)}</text>`);
    for (const [index, value] of row.values.entries()) {
      if (Number.isFinite(value)) {
        const width = across(value).toFixed(1);
        parts.push(
          `<rect class="c${index}" fill-opacity="${OPACITIES[index]}" x="${LEFT}" y="${y + 1}" width="${width}" height="${BAR - 2}"/>`,
          `<text x="${LEFT + Number(width) + 6}" y="${y + BAR - 2}" font-size="11">${value}</text>`,
        );
      }
      y += BAR;
    }
    y += BETWEEN_ROWS;
  }
  if (mark !== undefined) {
    const x = LEFT + across(mark);
    parts.push(
      `<line class="axis" stroke-dasharray="4 3" x1="${x}" x2="${x}" y1="${top + HEAD}" y2="${bottom}"/>`,
      `<text x="${x}" y="${bottom + 14}" font-size="11" text-anchor="middle">${mark}</text>`,
    );
  }
  return parts.join('\n');
}
