// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {matchOf, ownMatches, partlyListed} from '../src/decide/own-sites.ts';
import {SITES} from '../src/decide/sites.ts';

const CATALOGUE = ['https://chat.example/*', 'https://search.example/images*', 'https://search.example/lens*'];
/** What the browser says it granted for the above: Chromium forgets paths, Firefox keeps them. */
const CHROMIUM = ['https://chat.example/*', 'https://search.example/*'];
const SEARCH = 'https://search.example/*';

type Row = [sentence: string, granted: string[], chosen: string[], own: string[]];

describe('a site beyond the catalogue is', () => {
  test.each<Row>([
    ['none where nothing more was granted', CHROMIUM, [], []],
    ['none where nothing more was granted, in Firefox', CATALOGUE, [], []],
    ['what was granted as well', [...CHROMIUM, 'https://ai.example/*'], [], ['https://ai.example/*']],
    ['a program on this computer', [...CHROMIUM, 'http://localhost/*'], [], ['http://localhost/*']],
    ['never all sites', ['https://*/*', '*://*/*', '<all_urls>', 'https://*.example/*'], [], []],
    ['not the rest of a host of which some pages are listed', CHROMIUM, ['https://ai.example/*'], []],
    ['that rest where the person chose it', CHROMIUM, [SEARCH], [SEARCH]],
    ['that rest in Firefox as well', CATALOGUE, [SEARCH], [SEARCH]],
    ['no listed host twice', CHROMIUM, ['https://chat.example/*'], []],
  ])('%s', (_, granted, chosen, own) => {
    expect(ownMatches(granted, CATALOGUE, chosen)).toEqual(own);
  });

  test('nothing in the catalogue as it is, when the browser has granted the whole hosts of it', () => {
    const catalogue = SITES.flatMap(({matches}) => matches);
    const hosts = catalogue.map((match) => matchOf(match.replaceAll('*', '')) ?? '');
    expect(partlyListed(catalogue)).toContain('https://www.google.com/*');
    expect(ownMatches(hosts, catalogue, [])).toEqual([]);
  });
});

test.each([
  ['https://ai.example/chat?x#y', 'https://ai.example/*'],
  ['http://localhost:8080/', 'http://localhost/*'],
  ['http://192.168.1.5:3000/c', 'http://192.168.1.5/*'],
  ['about:blank', undefined],
  ['chrome://extensions/', undefined],
  ['file:///tmp/x.html', undefined],
  [undefined, undefined],
])('the site at %s is %s', (address, match) => {
  expect(matchOf(address)).toBe(match);
});
