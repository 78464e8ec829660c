// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {test} from 'node:test';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** `[name](file): “title”, “title”`, as claims name what shows them. */
const SHOWN_BY = /\[[^\]]+\]\(([^)#]+)\)((?:(?::|,) “[^”]+”)*)/g;

/** The Markdown files that people read. */
function documents() {
  const docs = readdirSync(join(ROOT, 'src/docs'), {recursive: true, encoding: 'utf8'}).map(
    (file) => `src/docs/${file}`,
  );
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docs].filter((file) =>
    file.endsWith('.md'),
  );
}

/** The names by which a heading can be linked to, as the usual readers of Markdown make them. */
function anchorsOf(text) {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

for (const document of documents()) {
  test(`every link of ${document} leads somewhere`, () => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const path = file ? join(ROOT, dirname(document), file) : join(ROOT, document);
        if (!existsSync(path)) return true;
        return anchor !== undefined && !anchorsOf(readFileSync(path, 'utf8')).includes(anchor);
      });
    assert.deepEqual(dead, []);
  });
}

test('what shows a claim is there, under the name that the claim gives', () => {
  const claims = readFileSync(join(ROOT, 'src/docs/CLAIMS.md'), 'utf8');
  const rows = claims.split('\n').filter((line) => /^\| (?!claim |---)/.test(line));
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const shownBy = [...row.matchAll(SHOWN_BY)];
    assert.ok(shownBy.length > 0, `nothing shows: ${row}`);
    for (const [, target = '', titles = ''] of shownBy) {
      const path = join(ROOT, 'src/docs', target);
      const text = readFileSync(path, 'utf8');
      for (const [, title = ''] of titles.matchAll(/“([^”]+)”/g)) {
        assert.ok(text.includes(title), `${relative(ROOT, path)} has no “${title}”`);
      }
    }
  }
});

test('every test that the threat model names is there', () => {
  const text = readFileSync(join(ROOT, 'src/docs/THREAT-MODEL.md'), 'utf8');
  const paths = [...text.matchAll(/`((?:src|extension|native-host|installer)\/[^`*]+)`/g)].map(([, path = '']) => path);
  const classes = [...text.matchAll(/`([A-Z]\w+Test)`/g)].map(([, name = '']) => `${name}.java`);
  assert.ok(paths.length > 5 && classes.length > 5);
  assert.deepEqual(
    paths.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
  const known = new Set(
    readdirSync(join(ROOT, 'native-host/src/test'), {recursive: true, encoding: 'utf8'}).map((file) =>
      file.replace(/^.*[\\/]/, ''),
    ),
  );
  assert.deepEqual(
    classes.filter((name) => !known.has(name)),
    [],
  );
});
