// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {siteFiles} from '../scripts/catalogue.ts';
import {contentScripts} from '../scripts/content-scripts.ts';
import {recordOf} from '../src/decide/catalogue.ts';
import type {SiteRecord} from '../src/decide/facts.ts';
import {ENTRIES, hostsOf, siteAt, SITES} from '../src/decide/sites.ts';

const FOLDER = new URL('../../src/sites/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as SiteRecord;
const validate = new Ajv2020({strict: false}).compile(read('site.schema.json'));

describe('the catalogue', () => {
  test.each(siteFiles())('%s fits the schema and bears its id as name', (name) => {
    const site = read(name);
    expect(validate(site), JSON.stringify(validate.errors)).toBe(true);
    expect(`${site.id}.json`).toBe(name);
  });

  test('is whole in the extension', () => {
    expect(ENTRIES.map(({id}) => `${id}.json`).sort()).toEqual(siteFiles());
    for (const {id, name, aliases, matches} of ENTRIES)
      expect(recordOf(id)).toMatchObject({id, name, aliases, matches});
  });

  test('has no record of what is not in it', () => {
    expect(recordOf('no-such-site')).toBeUndefined();
    expect(recordOf('site.schema')).toBeUndefined();
  });

  test('names every pattern once', () => {
    const patterns = SITES.flatMap(({matches}) => matches);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  test('calls no two sites by one name', () => {
    const names = ENTRIES.flatMap(({id, name, aliases}) => [...new Set([id, name, ...aliases].map(folded))]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(siteFiles())('%s uses every source that it lists, and lists every source that it uses', (name) => {
    const {facts, sources} = read(name);
    expect(Object.keys(sources).sort()).toEqual([...sourcesIn(facts)].sort());
  });

  test.each(siteFiles())('%s bears no date that is still to come', (name) => {
    const today = new Date().toISOString();
    for (const {date, copied} of Object.values(read(name).sources)) {
      for (const day of [date, copied])
        if (day !== undefined && day !== 'unknown') expect(day <= today, day).toBe(true);
    }
  });
});

/** Both browsers: a scheme, a host (here without wildcards or port), a path that begins with a slash; no fragment. */
describe('the match pattern', () => {
  test.each(SITES.flatMap(({matches}) => matches))('%s is valid', (match) => {
    const [, host = '', path = ''] = /^https:\/\/([^/]*)(\/[^#\s]*)$/.exec(match) ?? [];
    expect(host).toMatch(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);
    expect(new URL(`https://${host}${path.replaceAll('*', '')}`).host).toBe(host);
  });

  test('covers an address of its own site', () => {
    for (const {id, matches} of SITES) {
      for (const match of matches) expect(siteAt(match.replaceAll('*', '')), match).toMatchObject({id});
    }
  });
});

/** One way to write a name: "Z.ai" and "z-ai" are one. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[\s.-]/g, '');
}

function sourcesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => (key === 'source' ? (inner as string[]) : [...sourcesIn(inner)])),
  );
}

describe('old names', () => {
  test.each<[name: string, id: string]>([
    ['Le Chat', 'mistral'],
    ['Vibe', 'mistral'],
    ['LMArena', 'lmarena'],
    ['NotebookLM', 'notebooklm'],
    ['Superhuman', 'grammarly'],
    ['豆包', 'doubao'],
    ['Bing Chat', 'ms-copilot'],
    ['Qwen Chat', 'qwen'],
  ])('%s is %s', (name, id) => {
    expect(ENTRIES.filter(({aliases}) => aliases.includes(name)).map((entry) => entry.id)).toEqual([id]);
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
    ['https://duckduckgo.com/?q=bird&ia=chat', 'duck-ai'],
    ['https://duckduckgo.com/?q=bird&ia=web', undefined],
    ['https://x.com/i/grok?conversation=1', 'grok-x'],
    ['https://x.com/home', undefined],
    ['https://www.bing.com/images/search?q=x', 'bing-images'],
    ['https://www.bing.com/search?q=x', undefined],
    ['https://www.google.com/search?q=x', undefined],
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

describe('the catalogue stays out of pages', () => {
  test.each(['guard.ts', 'hooks.ts'])('%s does not bring it', (entry) => {
    const files = reachedFrom(new URL(`../src/entrypoints/${entry}`, import.meta.url));
    expect(files.size).toBeGreaterThan(1);
    for (const file of files) expect(file).not.toMatch(/decide\/(sites|catalogue)\.ts$|\/src\/sites\//);
  });
});

/** Every file that a bundle from here would hold. */
function reachedFrom(start: URL, reached = new Set<string>()): Set<string> {
  if (reached.has(start.href)) return reached;
  reached.add(start.href);
  const source = readFileSync(start, 'utf8').replace(/import type [^;]*;/g, '');
  for (const [, path = ''] of source.matchAll(/(?:from|import) '(\.[^']+)'/g))
    reachedFrom(new URL(path, start), reached);
  return reached;
}
