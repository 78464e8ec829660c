// SPDX-License-Identifier: Apache-2.0
import {escape, picture, roundUp} from './style.mjs';

const WIDTH = 890;
const PANEL = 200;
const LEFT = 60;
const RIGHT = 220;
const TOP = 34;
const GAP = 62;
const TICKS = 4;

/** Different for those who see no colours, and on paper. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

/**
 * @typedef {object} Panel
 * @property {string} title
 * @property {{name: string, points: [number, number][]}[]} lines four at most
 */

/**
 * Panels of lines over the same axis, as an SVG that can be read on light and on dark ground.
 * @param {string} axis
 * @param {Panel[]} panels
 */
export function plot(axis, panels) {
  const content = panels.map((panel, index) => panelOf(panel, TOP + index * (PANEL + GAP), axis)).join('\n');
  return picture(WIDTH, TOP + panels.length * (PANEL + GAP), panels.map(({title}) => title).join('; '), content);
}

/** @param {Panel} panel @param {number} top @param {string} axis */
function panelOf({title, lines}, top, axis) {
  const points = lines.flatMap((line) => line.points).filter(([, y]) => Number.isFinite(y));
  const right = Math.max(...points.map(([x]) => x));
  const most = roundUp(Math.max(...points.map(([, y]) => y)));
  const across = WIDTH - LEFT - RIGHT;
  const x = (/** @type {number} */ value) => LEFT + (value / right) * across;
  const y = (/** @type {number} */ value) => top + PANEL - (value / most) * PANEL;
  const parts = [`<text x="${LEFT}" y="${top - 12}" font-weight="600">${escape(title)}</text>`];
  for (let tick = 0; tick <= TICKS; tick++) {
    const [value, place] = [(most * tick) / TICKS, (right * tick) / TICKS];
    parts.push(
      `<line class="axis" x1="${LEFT}" x2="${LEFT + across}" y1="${y(value)}" y2="${y(value)}"/>`,
      `<text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${Number(value.toPrecision(3))}</text>`,
      `<text x="${x(place)}" y="${top + PANEL + 18}" text-anchor="middle">${Math.round(place)}${tick === TICKS ? ` ${escape(axis)}` : ''}</text>`,
    );
  }
  lines.forEach(({name, points}, index) => {
    const path = points
      .filter(([, value]) => Number.isFinite(value))
      .map(([place, value]) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`);
    const key = top + 12 + index * 22;
    const dash = DASHES[index] && ` stroke-dasharray="${DASHES[index]}"`;
    parts.push(
      `<polyline class="c${index}"${dash} points="${path.join(' ')}"/>`,
      `<line class="c${index}"${dash} stroke-width="2" x1="${LEFT + across + 12}" x2="${LEFT + across + 38}" y1="${key - 4}" y2="${key - 4}"/>`,
      `<text x="${LEFT + across + 44}" y="${key}">${escape(name)}</text>`,
    );
  });
  return parts.join('\n');
}
