// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import product from '../../src/product.json' with {type: 'json'};
import {MANAGED_SCHEMA, parsePolicy} from '../src/settings/policy.ts';
import {problemOf} from '../src/settings/schema.ts';

const read = (name: string) => readFileSync(new URL(`../../src/docs/${name}`, import.meta.url), 'utf8');
const chrome = JSON.parse(read('policies/chrome-linux.json')) as {
  '3rdparty': {extensions: Record<string, Record<string, unknown>>};
};
const firefox = JSON.parse(read('policies/firefox-policies.json')) as {
  policies: {'3rdparty': {Extensions: Record<string, Record<string, unknown>>}};
};

/** Lists and objects stand as JSON in strings there. */
function inRegistry(text: string): Record<string, unknown> {
  const values = [...text.matchAll(/^"(\w+)"=(?:dword:(\d+)|"(.*)")$/gm)].map(([, name = '', number, words = '']) => {
    const value = words.replaceAll('\\"', '"');
    return [
      name,
      number !== undefined ? Number(number) === 1 : /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ];
  });
  return Object.fromEntries(values) as Record<string, unknown>;
}

test.each<[browser: string, id: string | undefined, policy: Record<string, unknown> | undefined]>([
  ['Chrome', product.chromiumIds[0], chrome['3rdparty'].extensions[product.chromiumIds[0] ?? '']],
  ['Firefox', product.firefoxIds[0], firefox.policies['3rdparty'].Extensions[product.firefoxIds[0] ?? '']],
  ['Edge', product.chromiumIds[0], inRegistry(read('policies/edge-windows.reg'))],
])('the example for %s sets what it says, for this extension', (browser, id, policy) => {
  expect(policy, `an entry for ${id}`).toBeDefined();
  expect(Object.keys(policy ?? {}).length).toBeGreaterThan(3);
  for (const [name, value] of Object.entries(policy ?? {})) {
    const schema = MANAGED_SCHEMA.properties?.[name];
    expect(schema, `${browser}: ${name} is a setting`).toBeDefined();
    expect(schema && problemOf(value, schema), `${browser}: ${name}`).toBeUndefined();
  }
  const {settings, pausing} = parsePolicy(policy);
  expect(settings).toMatchObject({fallback: 'clean', uploadOriginal: false, welcome: false});
  expect(settings.rules?.['chatgpt.com']).toEqual({mode: 'ask'});
  expect(pausing).toBe(false);
});

test('the document names every setting that a policy can make', () => {
  const text = read('ENTERPRISE.md');
  for (const name of Object.keys(MANAGED_SCHEMA.properties ?? {})) expect(text).toContain(`\`${name}\``);
  for (const id of [...product.chromiumIds, ...product.firefoxIds]) expect(text).toContain(id);
});
