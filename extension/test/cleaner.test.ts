// SPDX-License-Identifier: Apache-2.0
import {createHash} from 'node:crypto';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {Cleaner} from '../src/host/cleaner.ts';
import {Jobs} from '../src/host/jobs.ts';
import {HostPort} from '../src/host/host-port.ts';
import type {FailureCode} from '../src/host/failure.ts';
import {answerAbout, type Behaviour, FakeHost} from './fake-host.ts';

/** The hosts that were started, and how the next ones behave; the last behaviour stays. */
let hosts: FakeHost[];
let behaviours: Behaviour[];

vi.mock('../src/platform/browser.ts', () => ({
  extensionVersion: () => '0.1.0',
  connectHost: (events: ConstructorParameters<typeof FakeHost>[0]) => {
    const behaviour = (behaviours.length > 1 ? behaviours.shift() : behaviours[0]) ?? {};
    const host = new FakeHost(events, behaviour);
    hosts.push(host);
    return host;
  },
}));

// The browser's digest is worked out on another thread, which a fake clock does not wait for.
vi.mock('../src/host/digest.ts', () => ({
  sha256: (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
}));

const image = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
const read = () => Promise.resolve(image);
const never = new AbortController().signal;

let port: HostPort;
let cleaner: Cleaner;

beforeEach(() => {
  hosts = [];
  behaviours = [{}];
  vi.useFakeTimers();
  port = new HostPort();
  cleaner = new Cleaner(new Jobs(port));
});
afterEach(() => vi.useRealTimers());

/** The code that cleaning ends with while time passes. */
async function failing(cleaning: Promise<unknown>, millis = 0): Promise<FailureCode | 'cleaned'> {
  const ended = cleaning.then(
    () => 'cleaned' as const,
    (error: {code: FailureCode}) => error.code,
  );
  let over = false;
  void ended.then(() => (over = true));
  for (let passed = 0; !over && passed <= millis + 100; passed += 10) await vi.advanceTimersByTimeAsync(10);
  return over ? ended : Promise.reject(new Error('still going on'));
}

const clean = () => cleaner.clean(read, ['orientation'], never);

describe('an image', () => {
  test('comes back clean, and the host may forget it', async () => {
    const cleaning = clean();
    expect(await failing(cleaning)).toBe('cleaned');
    const {bytes, mimeType, fileExtension, removed} = await cleaning;
    expect([...bytes]).toEqual([0x50, 0x4e, 0x47]);
    expect({mimeType, fileExtension, removed}).toEqual({
      mimeType: 'image/png',
      fileExtension: 'png',
      removed: ['text'],
    });
    expect(hosts[0]?.sent.map(({type}) => type)).toEqual(['hello', 'clean.begin', 'chunk', 'clean.end', 'done']);
  });

  test('comes back in chunks when edits do not fit', async () => {
    behaviours = [
      {
        cleaned(host, id) {
          const whole = Uint8Array.from([1, 2, 3, 4, 5]);
          host.say({type: 'result.begin', id, ...answerAbout(whole), chunks: 2});
          host.say({type: 'chunk', id, index: 0, data: 'AQID'});
          host.say({type: 'chunk', id, index: 1, data: 'BAU='});
          host.say({type: 'result.end', id, sha256: answerAbout(whole)['sha256']});
        },
      },
    ];
    const cleaning = clean();
    expect(await failing(cleaning)).toBe('cleaned');
    expect([...(await cleaning).bytes]).toEqual([1, 2, 3, 4, 5]);
  });

  test('uses the host that is there', async () => {
    expect(await failing(clean())).toBe('cleaned');
    expect(await failing(clean())).toBe('cleaned');
    expect(hosts).toHaveLength(1);
  });
});

describe('never is an image taken that', () => {
  test.each<[sentence: string, behaviour: Behaviour, code: FailureCode]>([
    [
      'has another SHA-256',
      {cleaned: (host, id, original) => host.answer(id, original, {sha256: '0'.repeat(64)})},
      'answer_corrupt',
    ],
    [
      'has another length',
      {cleaned: (host, id, original) => host.answer(id, original, {bytes: original.length + 1})},
      'answer_corrupt',
    ],
    [
      'has edits beyond the original',
      {cleaned: (host, id, original) => host.answer(id, original, {edits: [[2, 100]]})},
      'answer_corrupt',
    ],
    [
      'was not verified',
      {cleaned: (host, id, original) => host.answer(id, original, {verified: false})},
      'host_garbled',
    ],
    [
      'came without its beginning',
      {cleaned: (host, id) => host.say({type: 'chunk', id, index: 0, data: 'AQID'})},
      'host_garbled',
    ],
    [
      'lost a chunk',
      {
        cleaned(host, id, original) {
          host.say({type: 'result.begin', id, ...answerAbout(original), chunks: 2});
          host.say({type: 'result.end', id, sha256: answerAbout(original)['sha256']});
        },
      },
      'answer_corrupt',
    ],
    [
      'the host refused',
      {cleaned: (host, id) => host.say({type: 'error', id, code: 'bad_image', detail: 'x'})},
      'bad_image',
    ],
    [
      'the host failed at in a new way',
      {cleaned: (host, id) => host.say({type: 'error', id, code: 'of_tomorrow', detail: ''})},
      'internal',
    ],
  ])('%s', async (_, behaviour, code) => {
    behaviours = [behaviour];
    expect(await failing(clean())).toBe(code);
  });

  test('is larger than the host takes', async () => {
    const large = () => Promise.resolve(new Uint8Array(1_000_001));
    expect(await failing(cleaner.clean(large, [], never))).toBe('too_large');
    expect(hosts[0]?.sent.map(({type}) => type)).toEqual(['hello']);
  });
});

describe('a host that', () => {
  test('dies under an image is replaced once', async () => {
    behaviours = [{cleaned: (host) => host.die('Native host has exited.')}, {}];
    expect(await failing(clean())).toBe('cleaned');
    expect(hosts).toHaveLength(2);
  });

  test('dies again fails the image', async () => {
    behaviours = [{cleaned: (host) => host.die()}];
    expect(await failing(clean())).toBe('host_exited');
    expect(hosts).toHaveLength(2);
  });

  test('is not there is not looked for twice', async () => {
    behaviours = [{hello: (host) => host.die('Specified native messaging host not found.')}];
    expect(await failing(clean())).toBe('host_not_found');
    expect(hosts).toHaveLength(1);
  });

  test('appears later is found by the next image', async () => {
    behaviours = [{hello: (host) => host.die('Specified native messaging host not found.')}, {}];
    expect(await failing(clean())).toBe('host_not_found');
    expect(await failing(clean())).toBe('cleaned');
  });

  test('never says hello is given up after 10 s, and closed', async () => {
    behaviours = [{hello: () => undefined}];
    expect(await failing(clean(), 10_000)).toBe('host_silent');
    expect(hosts[0]?.connected).toBe(false);
  });

  test('hangs is given up 10 s after its own time limit, and closed', async () => {
    behaviours = [{cleaned: () => undefined}];
    expect(await failing(clean(), 30_000)).toBe('host_silent');
    expect(hosts[0]?.connected).toBe(false);
    expect(hosts).toHaveLength(1);
  });

  test.each<[sentence: string, hello: Behaviour['hello'], code: FailureCode]>([
    ['speaks before hello', (host) => host.say({type: 'chunk', id: 1, index: 0, data: ''}), 'host_garbled'],
    ['speaks nonsense', (host) => host.say({type: 'banner'}), 'host_garbled'],
    ['is newer than we know', (host) => host.sayHello({protocol: [8, 9]}), 'extension_outdated'],
    ['finds us too new', (host) => host.say({type: 'error', code: 'protocol_mismatch', detail: ''}), 'host_outdated'],
    [
      'does not know this extension',
      (host) => host.die('Access to the specified native messaging host is forbidden.'),
      'host_forbidden',
    ],
  ])('%s', async (_, hello, code) => {
    behaviours = [hello ? {hello} : {}];
    expect(await failing(clean())).toBe(code);
  });

  test('is not used for five minutes is ended', async () => {
    await failing(clean());
    await vi.advanceTimersByTimeAsync(5 * 60_000 - 1000);
    expect(hosts[0]?.connected).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(hosts[0]?.connected).toBe(false);
    expect(port.state.name).toBe('closed');
  });
});

describe('many images', () => {
  test('never have more jobs open than the host allows, and all come back', async () => {
    let open = 0;
    let most = 0;
    behaviours = [
      {
        cleaned(host, id, original) {
          most = Math.max(most, ++open);
          setTimeout(() => {
            open--;
            host.answer(id, original);
          }, 50);
        },
      },
    ];
    const all = Promise.all(Array.from({length: 9}, clean));
    expect(await failing(all, 5_000)).toBe('cleaned');
    expect(most).toBe(2);
  });

  test('are read only when it is their turn', async () => {
    behaviours = [{cleaned: () => undefined}];
    let reads = 0;
    const counting = () => {
      reads++;
      return read();
    };
    const all = Array.from({length: 9}, () => cleaner.clean(counting, [], never).catch(() => undefined));
    await vi.advanceTimersByTimeAsync(100);
    expect(reads).toBe(2);
    expect(await failing(Promise.all(all), 10 * 60_000)).toBe('cleaned');
  });

  test('survive one that hangs', async () => {
    behaviours = [{cleaned: (host, id, original) => (original.length === 9 ? undefined : host.answer(id, original))}];
    const hanging = cleaner.clean(() => Promise.resolve(new Uint8Array(9)), [], never);
    expect(await failing(Promise.all([clean(), clean(), clean()]))).toBe('cleaned');
    expect(await failing(hanging, 30_000)).toBe('host_silent');
  });
});

test('a cancelled image tells the host and frees its place', async () => {
  behaviours = [{cleaned: () => undefined}];
  const cancel = new AbortController();
  const cleaning = cleaner.clean(read, [], cancel.signal);
  const code = failing(cleaning);
  await vi.advanceTimersByTimeAsync(50);
  cancel.abort();
  expect(await code).toBe('cancelled');
  expect(hosts[0]?.sent.at(-1)?.['type']).toBe('cancel');
});

test('an image that cannot be read is no reason to ask a host', async () => {
  expect(
    await failing(
      cleaner.clean(() => Promise.reject(new Error('gone')), [], never).catch(() => Promise.reject({code: 'x'})),
    ),
  ).toBe('x');
  expect(hosts).toHaveLength(0);
});
