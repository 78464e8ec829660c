// SPDX-License-Identifier: Apache-2.0

/**
 * The rows of the table that a benchmark put into a document, by their headings, without the stars of bold print.
 * @param {string} text of the document
 * @param {string} name between the two comments that hold the table
 * @returns {Map<string, string>[]} empty where nothing was measured yet
 */
export function tableIn(text, name) {
  const begin = `<!-- table ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(`<!-- end ${name} -->`);
  if (from < 0 || to < from) throw new Error(`the document has no room for the table ${name}`);
  const lines = text
    .slice(from + begin.length, to)
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
