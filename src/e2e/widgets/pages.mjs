// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildWidgets} from './build.mjs';

/**
 * Has the site serve `widget/NAME` for each of these.
 * @param {Awaited<ReturnType<import('../site/server.mjs').startSite>>} site
 * @param {string[]} names
 * @param {string} folder for the bundles
 */
export async function serveWidgets(site, names, folder) {
  await buildWidgets(names, folder);
  for (const name of names) {
    site.serve(`/widget/${name}`, pageOf(name), 'text/html; charset=utf-8');
    for (const [ending, type] of [
      ['js', 'text/javascript; charset=utf-8'],
      ['css', 'text/css; charset=utf-8'],
    ]) {
      site.serve(`/widget/${name}.${ending}`, readFileSync(join(folder, `${name}.${ending}`)), type);
    }
  }
}

/** @param {string} name */
function pageOf(name) {
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>${name}</title>
  <link rel="icon" href="data:,">
  <script src="/witness.js"></script>
  <link rel="stylesheet" href="/widget/${name}.css">
  <style>.zone, .ProseMirror, .ql-editor { min-width: 200px; min-height: 100px; border: 1px dashed }</style>
  <div id="app" style="min-height: 100px"></div>
  <script type="module" src="/widget/${name}.js"></script>
</html>`;
}
