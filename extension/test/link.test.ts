// SPDX-License-Identifier: Apache-2.0
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {ToBackground, ToGuard} from '../src/host/messages.ts';
import {Link} from '../src/intercept/link.ts';
import {FakePort} from './fake-port.ts';

type Port = FakePort<ToBackground, ToGuard>;
let ports: Port[];
let alive: boolean;

vi.mock('../src/platform/browser.ts', () => ({
  extensionAlive: () => alive,
  connectBackground: () => {
    if (!alive) throw new Error('Extension context invalidated.');
    const port: Port = new FakePort();
    ports.push(port);
    return port;
  },
}));

const photo = new File(['dirty'], 'a.jpg', {type: 'image/jpeg'});
const clean = new File(['clean'], 'image-1.jpg', {type: 'image/jpeg'});
const report = {name: 'a.jpg', removed: [], findings: []};
const never = new AbortController().signal;
let link: Link;

beforeEach(() => {
  ports = [];
  alive = true;
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  link = new Link();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const last = () => ports.at(-1) as Port;
const cleaning = (signal = never) => link.clean(photo, 1, signal);
/** The ids of the images that were sent. */
const ids = (port: Port) => port.sent.flatMap((message) => (message.type === 'clean' ? [message.id] : []));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'passed',
    (error: {code: string}) => error.code,
  );

describe('an image', () => {
  test('comes back as a file of the page’s own window', async () => {
    const passed = cleaning();
    last().hear({type: 'clean', id: 1, file: clean, report});
    const {file} = (await passed) as {file: File};
    expect(file).not.toBe(clean);
    expect([file.name, file.type, await file.text()]).toEqual(['image-1.jpg', 'image/jpeg', 'clean']);
  });

  test('is held back when the bytes of its clean file cannot be fetched', async () => {
    const code = codeOf(cleaning());
    const gone = Object.assign(new File(['clean'], 'image-1.jpg'), {
      arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    });
    last().hear({type: 'clean', id: 1, file: gone, report});
    expect(await code).toBe('background_gone');
  });

  test('is held back with the background’s reason', async () => {
    const code = codeOf(cleaning());
    last().hear({type: 'failed', id: 1, code: 'bad_image'});
    expect(await code).toBe('bad_image');
  });

  test('is handed once more to a background that was put to sleep', async () => {
    const passed = cleaning();
    last().drop();
    expect(ports).toHaveLength(2);
    last().hear({type: 'clean', id: 1, file: clean, report});
    expect(await passed).toHaveProperty('report', report);
  });

  test('is held back when the background goes away again', async () => {
    const code = codeOf(cleaning());
    last().drop();
    last().drop();
    expect(await code).toBe('background_gone');
  });

  test('is held back when no answer comes at all', async () => {
    const code = codeOf(cleaning());
    await vi.advanceTimersByTimeAsync(180_000);
    expect(await code).toBe('background_gone');
  });

  test('is held back after the extension was reloaded', async () => {
    alive = false;
    expect(await codeOf(cleaning())).toBe('extension_reloaded');
  });

  test('is held back when the extension is reloaded meanwhile', async () => {
    const code = codeOf(cleaning());
    alive = false;
    last().drop();
    expect(await code).toBe('extension_reloaded');
  });

  test('that is no longer wanted is cancelled', async () => {
    const cancel = new AbortController();
    const code = codeOf(cleaning(cancel.signal));
    cancel.abort();
    expect(await code).toBe('cancelled');
    expect(last().sent.at(-1)).toEqual({type: 'cancel', id: 1});
  });
});

test('never more than four images of a frame are under way', async () => {
  const all = Array.from({length: 6}, () => cleaning());
  expect(ids(last())).toHaveLength(4);
  last().hear({type: 'pass', id: 2});
  await all[1];
  await vi.advanceTimersByTimeAsync(0);
  expect(ids(last())).toHaveLength(5);
  for (const id of ids(last())) last().hear({type: 'pass', id});
  await vi.advanceTimersByTimeAsync(0);
  for (const id of ids(last())) last().hear({type: 'pass', id});
  expect(await Promise.all(all)).toEqual(Array(6).fill('as-it-is'));
});

test('files that are on their way wake the host once, until it is known what happens to them', () => {
  link.expectFiles();
  link.expectFiles();
  expect(last().sent.filter(({type}) => type === 'warm')).toHaveLength(1);
});

test('one port serves the whole frame, until it is cut', () => {
  link.warm();
  link.warm();
  expect(ports).toHaveLength(1);
  last().drop();
  link.warm();
  expect(ports).toHaveLength(2);
});

describe('a question for the top frame', () => {
  const ask = () => link.show({kind: 'ask', problems: [], originals: true});

  test('brings the person’s choice', async () => {
    const choice = ask();
    last().hear({type: 'shown', id: 1, choice: 'retry'});
    expect(await choice).toBe('retry');
  });

  test('brings none where there is no such frame', async () => {
    const choice = ask();
    last().hear({type: 'shown', id: 1});
    expect(await choice).toBeUndefined();
  });

  test('keeps the background awake until it is answered', async () => {
    const choice = ask();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(last().sent.filter(({type}) => type === 'alive')).toHaveLength(2);
    last().hear({type: 'shown', id: 1, choice: 'remove'});
    await choice;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().sent.filter(({type}) => type === 'alive')).toHaveLength(2);
  });
});
