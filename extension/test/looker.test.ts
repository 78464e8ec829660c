// SPDX-License-Identifier: Apache-2.0
import {createHash} from 'node:crypto';
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {HostPort} from '../src/host/host-port.ts';
import {Jobs} from '../src/host/jobs.ts';
import {Looker} from '../src/host/looker.ts';
import {Redactor} from '../src/host/redactor.ts';
import type {Sight} from '../src/host/region.ts';
import {type Behaviour, FakeHost} from './fake-host.ts';

let hosts: FakeHost[];
let behaviours: Behaviour[];
const ABILITIES = ['clean', 'look-faces', 'look-codes', 'redact'];

vi.mock('../src/platform/browser.ts', () => ({
  extensionVersion: () => '0.1.0',
  connectHost: (events: ConstructorParameters<typeof FakeHost>[0]) => {
    const behaviour = (behaviours.length > 1 ? behaviours.shift() : behaviours[0]) ?? {};
    const host = new FakeHost(events, {hello: (one) => one.sayHello({abilities: ABILITIES}), ...behaviour});
    hosts.push(host);
    return host;
  },
}));

const image = Uint8Array.from([1, 2, 3, 4]);
const read = () => Promise.resolve(image);
const never = new AbortController().signal;
const face = {label: 'face', box: [1, 2, 3, 4], score: 0.9, sure: true};
const code = {label: 'qr', box: [5, 6, 7, 8], score: 1, sure: true};
const size = {width: 40, height: 30};
let looker: Looker;
let redactor: Redactor;

beforeEach(() => {
  hosts = [];
  const jobs = new Jobs(new HostPort());
  looker = new Looker(jobs);
  redactor = new Redactor(jobs);
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: {code: string}) => error.code,
  );

describe('a look', () => {
  test('sends the picture, hears one subject after the other, and ends with all', async () => {
    behaviours = [
      {
        looked(host, id) {
          host.say({type: 'regions', id, ...size, subject: 'faces', regions: [face]});
          host.say({type: 'regions', id, ...size, subject: 'codes', regions: [code]});
          const regions = [{...face, subject: 'faces'}, {...code, subject: 'codes'}]; // prettier-ignore
          host.say({type: 'look.result', id, ...size, looked: ['faces', 'codes'], regions});
        },
      },
    ];
    const seen: Sight[] = [];
    const sight = await looker.look(read, ['faces', 'text', 'codes'], (soFar) => seen.push(soFar), never);
    expect(seen.map(({looked, regions}) => [looked.length, regions.length])).toEqual([[1, 1], [2, 2]]); // prettier-ignore
    expect(sight).toMatchObject({...size, looked: ['faces', 'codes']});
    expect(sight).toMatchObject({regions: [{label: 'face', subject: 'faces'}, {label: 'qr'}]});
    const sent = hosts[0]?.sent ?? [];
    expect(sent.map(({type}) => type)).toEqual(['hello', 'look.begin', 'chunk', 'look.end', 'done']);
    // What this host cannot look for it is not asked for.
    expect(sent[1]).toMatchObject({bytes: 4, want: ['faces', 'codes'], thorough: false});
    expect(sent[3]).toMatchObject({sha256: createHash('sha256').update(image).digest('hex')});
  });

  test('for nothing that the host can look for is not begun', async () => {
    behaviours = [{}];
    expect(await codeOf(looker.look(read, ['text'], () => undefined, never))).toBe('not_able');
    expect(hosts[0]?.sent.map(({type}) => type)).toEqual(['hello']);
  });

  test.each(['undecodable', 'vision_failed'])('ends in the host’s own reason %s', async (reason) => {
    behaviours = [{looked: (host, id) => host.say({type: 'error', id, code: reason, detail: ''})}];
    expect(await codeOf(looker.look(read, ['faces'], () => undefined, never))).toBe(reason);
    expect(hosts).toHaveLength(1);
  });

  test('is begun again with a new host where the old one died, once', async () => {
    behaviours = [{looked: (host) => host.die('Native host has exited.')}];
    expect(await codeOf(looker.look(read, ['faces'], () => undefined, never))).toBe('host_exited');
    expect(hosts).toHaveLength(2);
  });

  test('that nobody wants any more is cancelled at the host', async () => {
    behaviours = [{looked: () => undefined}];
    const job = new AbortController();
    const looking = codeOf(looker.look(read, ['faces'], () => undefined, job.signal));
    await vi.waitUntil(() => hosts[0]?.sent.some(({type}) => type === 'look.end'));
    job.abort();
    expect(await looking).toBe('cancelled');
    expect(hosts[0]?.sent.at(-1)).toEqual({type: 'cancel', id: 1});
  });

  test('leaves room for images that are to be cleaned', async () => {
    behaviours = [{looked: () => undefined}];
    for (let more = 0; more < 4; more++) void codeOf(looker.look(read, ['faces'], () => undefined, never));
    const begun = () => hosts[0]?.sent.filter(({type}) => type === 'look.begin').length;
    await vi.waitUntil(() => begun() === 2);
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun()).toBe(2);
  });
});

describe('covering', () => {
  const cover = {boxes: [[1, 2, 3, 4], [5, 6, 7, 8]], style: 'average'} as const; // prettier-ignore
  const redact = () => redactor.redact(read, cover, ['orientation', 'date'], never);
  const covered = Uint8Array.from([9, 9]);

  test('asks for these boxes and gives a picture of the promised hash', async () => {
    behaviours = [{redacted: (host, id) => host.answer(id, covered, {redacted: 2, reformatted: true})}];
    expect(await redact()).toMatchObject({bytes: covered, mimeType: 'image/png', reformatted: true});
    expect(hosts[0]?.sent[1]).toEqual({
      type: 'redact.begin',
      id: 1,
      bytes: 4,
      options: {keep: ['orientation']},
      regions: cover.boxes,
      style: 'average',
    });
  });

  test.each<[sentence: string, changed: Record<string, unknown>, reason: string]>([
    ['fewer boxes', {redacted: 1}, 'redact_failed'],
    ['no word of boxes', {}, 'redact_failed'],
    ['another hash', {redacted: 2, sha256: '0'.repeat(64)}, 'answer_corrupt'],
    ['another length', {redacted: 2, bytes: 3}, 'answer_corrupt'],
    ['the picture as it was sent', {redacted: 2, edits: [[0, 4]]}, 'answer_corrupt'],
    ['no verification', {redacted: 2, verified: false}, 'host_garbled'],
  ])('takes no answer with %s', async (_, changed, reason) => {
    behaviours = [{redacted: (host, id) => host.answer(id, covered, changed)}];
    expect(await codeOf(redact())).toBe(reason);
  });

  test('is not asked of a host that cannot', async () => {
    behaviours = [{hello: (host) => host.sayHello()}];
    expect(await codeOf(redact())).toBe('not_able');
    expect(await redactor.isThere()).toBe(false);
  });
});
