// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {defineConfig} from 'wxt';
import product from '../src/product.json' with {type: 'json'};
import {readMatches} from './scripts/catalogue.ts';
import {MANAGED_SCHEMA} from './src/settings/policy.ts';
import {contentScripts} from './scripts/content-scripts.ts';

const matches = readMatches();

export default defineConfig({
  srcDir: 'src',
  outDir: 'dist',
  imports: false,
  // Chromium and Firefox load modules without help; the helper would bring a fetch() into a product that has none.
  vite: () => ({build: {modulePreload: {polyfill: false}}}),
  manifestVersion: 3,
  hooks: {
    // What an organisation may set: the settings' own schema and a little more, in one file of the form Chrome takes.
    'build:publicAssets'(_, files) {
      files.push({relativeDest: 'managed-schema.json', contents: JSON.stringify(MANAGED_SCHEMA)});
    },
  },
  manifest: ({browser}) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // activeTab: the popup learns the address of a page that is not protected yet, when it is opened there.
    permissions: ['nativeMessaging', 'storage', 'scripting', 'activeTab', 'alarms'],
    host_permissions: matches,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_scripts: contentScripts(matches),
    // The browser itself keeps the extension's pages and background from connecting to anything that is not their own.
    content_security_policy: {extension_pages: "script-src 'self'; object-src 'none'; connect-src blob:"},
    icons: {16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png'},
    ...(browser === 'firefox' ? firefoxKeys() : chromiumKeys()),
  }),
});

function chromiumKeys() {
  return {
    storage: {managed_schema: 'managed-schema.json'},
    // Content scripts hand File objects to the background; JSON would turn them into `{}`.
    message_serialization: 'structured_clone',
    // The first version that knows the line above.
    minimum_chrome_version: '148',
    // The public half of a key pair whose private half nobody kept: it only fixes the extension's id.
    key: readFileSync(new URL('manifest-key.txt', import.meta.url), 'utf8').trim(),
  };
}

function firefoxKeys() {
  return {
    browser_specific_settings: {
      gecko: {
        id: product.firefoxIds[0],
        // data_collection_permissions is understood from here on, on every platform.
        strict_min_version: '142.0',
        // Handing an image to a program on the same computer counts as transmission there.
        data_collection_permissions: {required: ['websiteContent']},
      },
    },
  };
}
