// SPDX-License-Identifier: Apache-2.0
import {roomFor} from '../bench-table.mjs';

/**
 * The rows of the table that a benchmark put into a document, by their headings, without the stars of bold print.
 * @param {string} text of the document
 * @param {string} name between the two comments that hold the table
 * @returns {Map<string, string>[]} empty where nothing was measured yet
 */
export function tableIn(text, name) {
  const lines = text
    .slice(...roomFor(text, name))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .replaceAll('**', '')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [headings = [], , ...rows] = lines;
  return rows.map((cells) => new Map(headings.map((heading, index) => [heading, cells[index] ?? ''])));
}

/** The number at the beginning of a cell; NaN if there is none. @param {string | undefined} cell */
export function numberIn(cell) {
  return Number.parseFloat((cell ?? '').replaceAll(',', ''));
}
