// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {siteFiles} from '../scripts/catalogue.ts';
import {contentScripts} from '../scripts/content-scripts.ts';
import {hostsOf, type Site, siteAt, SITES} from '../src/decide/sites.ts';

const FOLDER = new URL('../../src/sites/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Site;
const validate = new Ajv2020({strict: false}).compile(read('site.schema.json'));

describe('the catalogue', () => {
  test.each(siteFiles())('%s fits the schema and bears its id as name', (name) => {
    const site = read(name);
    expect(validate(site), JSON.stringify(validate.errors)).toBe(true);
    expect(`${site.id}.json`).toBe(name);
  });

  test('is whole in the extension', () => {
    expect(SITES.map(({id}) => `${id}.json`).sort()).toEqual(siteFiles());
  });

  test('names every pattern once', () => {
    const patterns = SITES.flatMap(({matches}) => matches);
    expect(new Set(patterns).size).toBe(patterns.length);
  });
});

describe('the site at an address', () => {
  test.each<[address: string | undefined, id: string | undefined]>([
    ['https://chatgpt.com/', 'chatgpt'],
    ['https://chatgpt.com/c/123?model=x', 'chatgpt'],
    ['http://chatgpt.com/', undefined],
    ['https://evil.chatgpt.com/', undefined],
    ['https://chatgpt.com.evil.test/', undefined],
    ['https://huggingface.co/chat', 'huggingchat'],
    ['https://huggingface.co/chat/conversation/1', 'huggingchat'],
    ['https://huggingface.co/chat?x=1', 'huggingchat'],
    ['https://huggingface.co/chatty-models/repo', undefined],
    ['https://huggingface.co/', undefined],
    ['about:blank', undefined],
    ['no address', undefined],
    [undefined, undefined],
  ])('%s is %s', (address, id) => {
    expect(siteAt(address)?.id).toBe(id);
  });

  test('hosts are named without their paths', () => {
    const site = SITES.find(({id}) => id === 'huggingchat');
    expect(site && hostsOf(site)).toEqual(['huggingface.co']);
  });
});

describe('content scripts', () => {
  const scripts = contentScripts(SITES.flatMap(({matches}) => matches));

  test('the guard always comes before the hooks', () => {
    expect(scripts.map(({js}) => js[0])).toEqual(['guard.js', 'hooks.js', 'guard.js', 'hooks.js']);
    expect(scripts.map(({world}) => world)).toEqual(['ISOLATED', 'MAIN', 'ISOLATED', 'MAIN']);
  });

  test('every site gets both, in every frame, before the page', () => {
    for (const file of ['guard.js', 'hooks.js']) {
      const own = scripts.filter(({js}) => js[0] === file);
      expect(own.flatMap(({matches}) => matches).sort()).toEqual(SITES.flatMap(({matches}) => matches).sort());
    }
    for (const script of scripts) expect(script).toMatchObject({all_frames: true, run_at: 'document_start'});
  });

  test('a pattern with a path never stands where browsers forbid one', () => {
    const whole = scripts.filter((script) => 'match_origin_as_fallback' in script).flatMap(({matches}) => matches);
    for (const match of whole) expect(match).toMatch(/^https:\/\/[^/]+\/\*$/);
  });
});
