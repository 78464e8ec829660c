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
  const begin = `<!-- table ${name} -->\n`;
  const text = readFileSync(document, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(`<!-- end ${name} -->`);
  if (from < 0 || to < from) throw new Error(`${document} has no room for the table ${name}`);
  writeFileSync(document, `${text.slice(0, from + begin.length)}\n${table}\n\n${text.slice(to)}`);
}
