// SPDX-License-Identifier: Apache-2.0
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {compile} from 'svelte/compiler';

const ASSETS = ['.woff2', '.woff', '.ttf', '.eot', '.svg', '.png', '.gif'];

/** Vue asks for these at build time. */
const SWITCHES = {
  'process.env.NODE_ENV': '"production"',
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
};

/** @type {import('esbuild').Plugin} */
const SVELTE = {
  name: 'svelte',
  setup: ({onLoad}) =>
    onLoad({filter: /\.svelte$/}, ({path}) => ({
      contents: compile(readFileSync(path, 'utf8'), {filename: path, generate: 'client'}).js.code,
    })),
};

/**
 * Bundles the page of each widget, unmodified from its package, with its styles.
 * @param {string[]} names
 * @param {string} folder gets NAME.js and NAME.css
 */
export async function buildWidgets(names, folder) {
  mkdirSync(folder, {recursive: true});
  for (const name of names) writeFileSync(join(folder, `${name}.css`), ''); // not every widget brings styles
  await build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url))),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'error',
    loader: Object.fromEntries(ASSETS.map((ending) => [ending, 'dataurl'])),
    define: SWITCHES,
    plugins: [SVELTE],
  });
}
