// SPDX-License-Identifier: Apache-2.0
import {readFileSync, writeFileSync} from 'node:fs';

/**
 * Prints a table, and puts it where a document has room for it, between two comments.
 * @param {string | undefined} document
 * @param {string} name
 * @param {string} table lines of Markdown
 */
export function putTable(document, name, table) {
  console.log(table);
  if (!document) return;
  const text = readFileSync(document, 'utf8');
  const [from, to] = roomFor(text, name);
  writeFileSync(document, `${text.slice(0, from)}\n${table}\n\n${text.slice(to)}`);
}

/**
 * From where to where a document holds a table.
 * @param {string} text of the document
 * @param {string} name
 * @returns {[number, number]}
 */
export function roomFor(text, name) {
  const begin = `<!-- table ${name} -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf(`<!-- end ${name} -->`);
  if (from < 0 || to < from) throw new Error(`the document has no room for the table ${name}`);
  return [from + begin.length, to];
}
