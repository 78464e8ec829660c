// SPDX-License-Identifier: Apache-2.0
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Where the build puts what a person installs. */
const root = new URL('../../', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));

/** @type {{hostName: string, chromiumIds: string[], firefoxIds: string[]}} */
export const {hostName, chromiumIds, firefoxIds} = JSON.parse(readFileSync(path('src/product.json'), 'utf8'));

/** The host as built, or the installed one that SCRUBJAY_HOST names. */
export const HOST = process.env.SCRUBJAY_HOST ?? path('installer/target/host/bin/scrubjay-host');

export const EXTENSIONS = {
  chromium: path('extension/dist/chrome-mv3'),
  firefox: path('extension/dist/firefox-mv3'),
};

/** What must be built before anything here can run; empty when all is there. */
export function missingBuilds() {
  return [HOST, ...Object.values(EXTENSIONS)].filter((file) => !existsSync(file));
}
