// SPDX-License-Identifier: Apache-2.0
import tseslint from 'typescript-eslint';

/**
 * Which folder may import which: dependencies point inward, towards settings and platform.
 * entrypoints -> background, intercept -> ui, letter -> host -> decide -> settings, platform
 */
const INWARD = {
  background: ['entrypoints', 'intercept', 'ui'],
  intercept: ['entrypoints', 'background'],
  ui: ['entrypoints', 'background', 'intercept'],
  letter: ['entrypoints', 'background', 'intercept', 'ui', 'host', 'settings', 'platform'],
  decide: ['entrypoints', 'background', 'intercept', 'ui', 'host', 'platform'],
  host: ['entrypoints', 'background', 'intercept', 'ui', 'settings'],
  settings: ['entrypoints', 'background', 'intercept', 'ui', 'decide', 'host'],
  platform: ['entrypoints', 'background', 'intercept', 'ui', 'decide', 'host', 'settings'],
};

/** Pure: no browser API, not even through the wrapper. */
const PURE = {
  'src/decide/**/*.ts': INWARD.decide,
  'src/letter/**/*.ts': INWARD.letter,
  'src/host/{base64,compat,digest,edits,failure,messages,protocol,transfer}.ts': [...INWARD.host, 'platform'],
  'src/ui/summary.ts': [...INWARD.ui, 'platform'],
};

const EXTENSION_APIS = ['chrome', 'browser'].map((name) => ({
  name,
  message: 'Extension APIs are called in src/platform/browser.ts only.',
}));

export default tseslint.config(
  {ignores: ['dist/', '.wxt/', 'node_modules/']},
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      'no-restricted-globals': ['error', ...EXTENSION_APIS],
      'no-restricted-properties': ['error', {property: 'innerHTML'}, {property: 'outerHTML'}],
      eqeqeq: 'error',
    },
  },
  {files: ['src/platform/browser.ts'], rules: {'no-restricted-globals': 'off'}},
  ...Object.entries(INWARD).map(([folder, forbidden]) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {'@typescript-eslint/no-restricted-imports': ['error', {patterns: [outside(forbidden)]}]},
  })),
  ...Object.entries(PURE).map(([files, forbidden]) => ({
    files: [files],
    rules: {
      'no-restricted-globals': [
        'error',
        ...EXTENSION_APIS,
        'window',
        'document',
        'navigator',
        'location',
        'localStorage',
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            outside(forbidden),
            {regex: '/settings/', message: 'Pure code takes settings as an argument.', allowTypeImports: true},
            {regex: '^wxt', message: 'Pure code knows no framework.'},
          ],
        },
      ],
    },
  })),
);

function outside(folders) {
  return {regex: `/(${folders.join('|')})/`, message: 'Dependencies point inward: see INWARD in eslint.config.js.'};
}
