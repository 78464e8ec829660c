// SPDX-License-Identifier: Apache-2.0
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {Frames} from '../src/background/frames.ts';
import type {Cleaned, Cleaner} from '../src/host/cleaner.ts';
import {Failure} from '../src/host/failure.ts';
import {Sights} from '../src/background/sights.ts';
import type {Looker} from '../src/host/looker.ts';
import type {Redactor} from '../src/host/redactor.ts';
import type {HostPort} from '../src/host/host-port.ts';
import type {ToBackground, ToGuard} from '../src/host/messages.ts';
import type {Keep} from '../src/host/protocol.ts';
import {FakePort} from './fake-port.ts';

let stored: unknown;
let managed: unknown;
let session: Record<string, unknown>;
let topFrame: (tab: number) => Promise<unknown>;

vi.mock('../src/platform/browser.ts', () => ({
  readStored: (key: string) => Promise.resolve(key === 'settings' ? stored : undefined),
  writeStored: (key: string, value: unknown) => {
    if (key === 'settings') stored = value;
    return Promise.resolve();
  },
  removeStored: () => Promise.resolve(),
  readManaged: () => Promise.resolve(managed),
  onStoredChanged: () => undefined,
  readSession: (key: string) => Promise.resolve(session[key]),
  writeSession: (key: string, value: unknown) => Promise.resolve(void (session[key] = value)),
  grantedMatches: () => Promise.resolve(['http://localhost/*']),
  ownOrigin: () => 'chrome-extension://own',
  askTopFrame: (tab: number) => topFrame(tab),
}));

type Guard = FakePort<ToGuard, ToBackground>;
const photo = (name = 'Holiday.jpeg') => new File(['dirty'], name, {type: 'image/jpeg'});
const cleaned: Cleaned = {
  bytes: new Uint8Array([1]),
  mimeType: 'image/jpeg',
  fileExtension: 'jpg',
  removed: ['exif'],
  findings: [],
};

let clean: (read: () => Promise<Uint8Array>, keep: readonly Keep[], signal: AbortSignal) => Promise<Cleaned>;
let look: Looker['look'] | undefined;
let redact: Redactor['redact'] | undefined;
let opened: number;
let frames: Frames;
let witnessed: string[];

beforeEach(() => {
  stored = undefined;
  managed = {};
  session = {};
  topFrame = () => Promise.resolve(undefined);
  clean = () => Promise.resolve(cleaned);
  look = redact = undefined;
  opened = 0;
  const cleaner = {clean: (...args: Parameters<typeof clean>) => clean(...args)} as unknown as Cleaner;
  const port = {open: () => Promise.resolve(opened++), state: {name: 'closed'}} as unknown as HostPort;
  const sights = new Sights(
    {look: (...args: Parameters<Looker['look']>) => mustBe(look)(...args)} as unknown as Looker,
    {
      isThere: () => Promise.resolve(true),
      redact: (...args: Parameters<Redactor['redact']>) => mustBe(redact)(...args),
    } as unknown as Redactor,
  );
  witnessed = [];
  frames = new Frames(cleaner, sights, port, {
    cleaned: (tab) => witnessed.push(`cleaned ${tab}`),
    failed: (tab, {code}) => witnessed.push(`${code} ${tab}`),
  });
});

function mustBe<T>(given: T | undefined): T {
  if (given === undefined) throw new Error('nobody was to call this');
  return given;
}

function join(sender: object = {origin: 'https://chatgpt.com', frameId: 0, tab: {id: 1}}): Guard {
  const guard: Guard = new FakePort(sender);
  frames.join(guard.port);
  return guard;
}

async function answerTo(guard: Guard, message: ToBackground): Promise<ToGuard> {
  const before = guard.sent.length;
  guard.hear(message);
  const answered = () => guard.sent.slice(before).some(({type}) => type !== 'terms');
  while (!answered()) await new Promise((resolve) => setImmediate(resolve));
  return guard.sent.at(-1) as ToGuard;
}

const send = (guard: Guard, id = 1, file = photo()) => answerTo(guard, {type: 'clean', id, file, ordinal: 2});

describe('a clean file', () => {
  test('has a neutral name and today’s date', async () => {
    const answer = await send(join());
    expect(answer).toMatchObject({type: 'clean', id: 1, report: {name: 'Holiday.jpeg', removed: ['exif']}});
    const {file} = answer as {file: File};
    expect([file.name, file.type, file.size]).toEqual(['image-2.jpg', 'image/jpeg', 1]);
    expect(Math.abs(file.lastModified - Date.now())).toBeLessThan(60_000);
  });

  test('keeps its name when the person wants that', async () => {
    stored = {keepNames: true};
    expect(((await send(join())) as {file: File}).file.name).toBe('Holiday.jpeg');
  });

  test('keeps its colour profile when the person wants that', async () => {
    const kept: string[][] = [];
    clean = (_, keep) => {
      kept.push([...keep]);
      return Promise.resolve(cleaned);
    };
    await send(join());
    stored = {keepColourProfile: true};
    await send(join());
    expect(kept).toEqual([['orientation'], ['orientation', 'icc']]);
  });
});

describe('the person’s rules', () => {
  const rules = {'chatgpt.com': 'allow', 'claude.ai': 'block'};
  test.each<[sentence: string, sender: object, answer: object]>([
    ['let an allowed site have it', {origin: 'https://chatgpt.com'}, {type: 'pass'}],
    ['let a blocked site have nothing', {origin: 'https://claude.ai'}, {type: 'failed', code: 'site_blocked'}],
    [
      'go by the tab for a frame of opaque origin',
      {origin: 'null', url: 'about:srcdoc', tab: {id: 1, url: 'https://claude.ai/x'}},
      {code: 'site_blocked'},
    ],
    ['do not go by what is no secure address', {origin: 'http://chatgpt.com'}, {type: 'clean'}],
    ['clean where the browser names no host', {}, {type: 'clean'}],
  ])('%s', async (_, sender, answer) => {
    stored = {rules};
    expect(await send(join(sender))).toMatchObject(answer);
  });
});

describe('a question', () => {
  const location = {kind: 'gps-position', risk: 'location', name: 'GPS', value: '1.0000 N, 2.0000 E'} as const;

  test.each<[sentence: string, settings: object, findings: Cleaned['findings'], ask: unknown]>([
    ['is none by default', {}, [location], undefined],
    ['comes before each upload where the mode is Ask', {fallback: 'ask'}, [], []],
    ['is raised by a location', {askWhen: ['location']}, [location], ['location']],
    ['is not raised without one', {askWhen: ['location']}, [], undefined],
  ])('%s', async (_, settings, findings, ask) => {
    stored = {version: 2, ...settings};
    clean = () => Promise.resolve({...cleaned, findings});
    expect((await send(join())) as {ask?: unknown}).toMatchObject({type: 'clean', ...(ask !== undefined && {ask})});
    expect(((await send(join())) as {ask?: unknown}).ask).toEqual(ask);
  });

  test.each<[code: 'unsupported_format' | 'host_not_found', ask: unknown]>([
    ['unsupported_format', ['uncleanable']],
    ['host_not_found', undefined],
  ])('about a file with %s', async (code, ask) => {
    stored = {version: 2, askWhen: ['uncleanable']};
    clean = () => Promise.reject(new Failure(code));
    expect(await send(join())).toEqual({type: 'failed', id: 1, code, ...(ask !== undefined && {ask})});
    expect(witnessed).toEqual([`${code} 1`]);
  });

  test('answered with "always" becomes this site’s rule', async () => {
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as: 'clean', always: true});
    await vi.waitUntil(() => stored);
    expect(stored).toEqual({version: 2, rules: {'chatgpt.com': {mode: 'clean', unasked: true}}});
  });

  test('cannot be answered against the organisation’s rule', async () => {
    managed = {rules: {'chatgpt.com': {mode: 'ask'}}};
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as: 'original', always: true});
    await vi.waitUntil(() => session['receipts']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stored).toBeUndefined();
  });
});

describe('a receipt', () => {
  test('says time, site, format and kinds, and nothing of the image', async () => {
    const value = 'Nightjar Street 5';
    clean = () =>
      Promise.resolve({...cleaned, findings: [{kind: 'owner-name', risk: 'identity', name: 'CameraOwnerName', value}]});
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as: 'clean'});
    await vi.waitUntil(() => session['receipts']);
    const [receipt] = session['receipts'] as object[];
    expect(receipt).toEqual({
      time: expect.any(Number) as number,
      host: 'chatgpt.com',
      format: 'jpeg',
      kinds: ['owner-name'],
      carriers: ['exif'],
      as: 'clean',
    });
    expect(JSON.stringify(session)).not.toMatch(/Nightjar|Holiday/);
  });

  test('is not kept of what did not enter', async () => {
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as: 'nothing'});
    await send(guard, 2);
    guard.hear({type: 'settled', id: 2, as: 'clean'});
    await vi.waitUntil(() => session['receipts']);
    expect(session['receipts']).toHaveLength(1);
  });
});

describe('a pause', () => {
  test('lets originals through on its host, until it is over', async () => {
    session = {pauses: {'chatgpt.com': Date.now() + 1000, 'claude.ai': Date.now() - 1}};
    expect(await send(join())).toEqual({type: 'pass', id: 1});
    expect(await send(join({origin: 'https://claude.ai'}))).toMatchObject({type: 'clean'});
  });
});

test('an address without TLS counts only where it was protected', async () => {
  stored = {version: 2, rules: {localhost: {mode: 'block'}, 'chatgpt.com': {mode: 'block'}}};
  expect(await send(join({origin: 'http://localhost:3000'}))).toMatchObject({code: 'site_blocked'});
  expect(await send(join({origin: 'http://chatgpt.com'}))).toMatchObject({type: 'clean'});
});

test('a page of ScrubJay itself has its sample cleaned whatever the rules, and leaves no receipt', async () => {
  stored = {version: 2, fallback: 'block'};
  const guard = join({origin: 'chrome-extension://own'});
  expect(await send(guard)).toMatchObject({type: 'clean'});
  guard.hear({type: 'settled', id: 1, as: 'clean'});
  expect(session['receipts']).toBeUndefined();
});

describe('an image is held back', () => {
  test.each<[sentence: string, error: unknown, code: string]>([
    ['with the host’s reason', new Failure('unsupported_format'), 'unsupported_format'],
    ['when something unforeseen breaks', new TypeError('x'), 'internal'],
  ])('%s', async (_, error, code) => {
    clean = () => Promise.reject(error as Error);
    expect(await send(join())).toEqual({type: 'failed', id: 1, code});
  });

  test('when the settings cannot be read', async () => {
    stored = Promise.reject(new Error('storage is broken'));
    expect(await send(join())).toMatchObject({type: 'failed', code: 'internal'});
  });

  test('when the file went away after it was chosen', async () => {
    clean = async (read) => {
      await read();
      return cleaned;
    };
    const gone = photo();
    Object.defineProperty(gone, 'arrayBuffer', {value: () => Promise.reject(new Error('NotReadable'))});
    expect(await send(join(), 1, gone)).toMatchObject({code: 'file_unreadable'});
  });

  test('when one frame has too many open', async () => {
    clean = () => new Promise(() => undefined);
    const guard = join();
    for (let id = 1; id <= 8; id++) guard.hear({type: 'clean', id, file: photo(), ordinal: id});
    expect(await send(guard, 9)).toEqual({type: 'failed', id: 9, code: 'too_many'});
  });

  test('when one tab feeds image after image, whatever frame they come from', async () => {
    let code: string | undefined;
    let sent = 0;
    while (code === undefined && sent++ < 2000) {
      const answer = await send(join({frameId: sent, tab: {id: 1}}));
      if (answer.type === 'failed') code = answer.code;
    }
    expect(code).toBe('too_many');
    expect((await send(join({tab: {id: 2}}))).type).toBe('clean');
  });
});

describe('a frame', () => {
  test('that goes away takes its images with it', async () => {
    let signal: AbortSignal | undefined;
    clean = (_, __, given) => {
      signal = given;
      return new Promise(() => undefined);
    };
    const guard = join();
    guard.hear({type: 'clean', id: 1, file: photo(), ordinal: 1});
    await vi.waitUntil(() => signal);
    guard.drop();
    expect(signal?.aborted).toBe(true);
  });

  test('that expects an upload has the host started', () => {
    join().hear({type: 'warm'});
    expect(opened).toBe(1);
  });

  test('too small to speak gets the choice made in the top frame of its tab', async () => {
    topFrame = (tab) => Promise.resolve(tab === 1 ? 'original' : undefined);
    const question = {type: 'show', id: 5, shown: {kind: 'ask', problems: [], originals: true}} as const;
    expect(await answerTo(join(), question)).toEqual({type: 'shown', id: 5, choice: 'original'});
    topFrame = () => Promise.resolve('something else');
    expect(await answerTo(join(), question)).toEqual({type: 'shown', id: 5});
    topFrame = () => Promise.reject(new Error('Could not establish connection.'));
    expect(await answerTo(join(), question)).toEqual({type: 'shown', id: 5});
  });
});

describe('a look', () => {
  const face = {subject: 'faces', label: 'face', box: [1, 2, 3, 4], score: 0.9, sure: true} as const;
  const plate = {subject: 'text', label: 'plate', box: [5, 6, 7, 8], score: 0.4, sure: false} as const;
  const sight = {width: 40, height: 30, looked: ['faces', 'text'], regions: [face, plate]} as const;
  const asked = (guard = join(), all = false) => answerTo(guard, {type: 'look', id: 7, file: photo(), all});

  test.each<[sentence: string, settings: object, look: object | undefined]>([
    ['is taken by nobody by default', {}, undefined],
    ['is wanted where a rule wants one', {faces: 'ask'}, {first: false}],
    ['comes first where what was not seen is held back', {codes: 'redact', unseen: 'block'}, {first: true}],
  ])('%s', async (_, settings, wanted) => {
    stored = {version: 2, ...settings};
    expect(((await send(join())) as {look?: unknown}).look).toEqual(wanted);
  });

  test('is for what the rules want, and says what follows', async () => {
    stored = {version: 2, faces: 'redact', text: 'redact'};
    look = (_, want) => Promise.resolve({...sight, looked: want});
    expect(await asked()).toMatchObject({
      type: 'looked',
      sight: {looked: ['faces', 'text']},
      verdict: {kind: 'redact'},
      cover: [face],
    });
  });

  test('tells what it sees as it comes, and whether a person has to be asked about it', async () => {
    stored = {version: 2, faces: 'ask', text: 'redact'};
    look = (_, __, seen) => {
      seen({...sight, looked: ['faces'], regions: [face]});
      return Promise.resolve(sight);
    };
    const guard = join();
    expect(await asked(guard)).toMatchObject({type: 'looked', verdict: {kind: 'ask', because: ['faces']}});
    expect(guard.sent.filter(({type}) => type === 'seen')).toMatchObject([
      {because: ['faces'], sight: {looked: ['faces']}},
    ]);
  });

  test.each(['not_able', 'vision_failed', 'host_not_found', 'too_large'] as const)(
    'that ends in %s has a person asked, or holds back where a setting says so',
    async (code) => {
      stored = {version: 2, faces: 'redact'};
      look = () => Promise.reject(new Failure(code));
      expect(await asked()).toMatchObject({verdict: {kind: 'ask', because: ['unseen']}, cover: [], code});
      stored = {version: 2, faces: 'redact', unseen: 'block'};
      expect(await asked()).toMatchObject({verdict: {kind: 'block', because: 'unseen'}, code});
    },
  );

  test('keeps what was seen before it failed', async () => {
    stored = {version: 2, faces: 'ask', text: 'ask'};
    look = (_, __, seen) => {
      seen({...sight, looked: ['faces'], regions: [face]});
      return Promise.reject(new Failure('vision_failed'));
    };
    expect(await asked()).toMatchObject({sight: {regions: [face]}, verdict: {because: ['faces', 'unseen']}});
  });

  test('at what the host cannot decode ends with the browser’s pixels, or in nobody having looked', async () => {
    stored = {version: 2, faces: 'ask'};
    const seen: string[] = [];
    look = async (read) => {
      const text = new TextDecoder().decode(await read());
      seen.push(text);
      if (text === 'dirty') throw new Failure('undecodable');
      return {...sight, regions: []};
    };
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({width: 4, height: 3, close: () => undefined}));
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => ({drawImage: () => undefined});
        convertToBlob = () => Promise.resolve(new Blob(['pixels']));
      },
    );
    expect(await asked()).toMatchObject({type: 'looked', verdict: {kind: 'clean'}});
    expect(seen).toEqual(['dirty', 'pixels']);
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('unknown format')));
    expect(await asked()).toMatchObject({verdict: {because: ['unseen']}, code: 'undecodable'});
    vi.unstubAllGlobals();
  });

  test('that is cancelled reaches the host', async () => {
    stored = {version: 2, faces: 'ask'};
    look = (_, __, ___, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Failure('cancelled'))));
    const guard = join();
    guard.hear({type: 'look', id: 7, file: photo(), all: true});
    await new Promise((resolve) => setTimeout(resolve));
    expect(await answerTo(guard, {type: 'cancel', id: 7})).toEqual({type: 'failed', id: 7, code: 'cancelled'});
  });
});

describe('covering', () => {
  const covering = {boxes: [[1, 2, 3, 4]], labels: ['face'], style: 'solid'} as const;
  const jpeg = {bytes: new Uint8Array([9]), mimeType: 'image/jpeg', fileExtension: 'jpg', reformatted: false};
  const cover = (file: File, guard = join()) => answerTo(guard, {type: 'redact', id: 3, file, covering});

  test('gives the file back under its name, with another ending where the format had to change', async () => {
    redact = () => Promise.resolve(jpeg);
    const {file} = (await cover(photo('image-1.jpg'))) as {file: File};
    expect([file.name, file.type, file.size]).toEqual(['image-1.jpg', 'image/jpeg', 1]);
    const avif = new File(['x'], 'image-2.avif', {type: 'image/avif'});
    expect(((await cover(avif)) as {file: File}).file.name).toBe('image-2.jpg');
  });

  test('that fails gives nothing back', async () => {
    redact = () => Promise.reject(new Failure('redact_failed'));
    expect(await cover(photo())).toEqual({type: 'failed', id: 3, code: 'redact_failed'});
  });

  test('stands in the receipt by what was covered', async () => {
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as: 'redacted', covered: ['face', 'email']});
    await vi.waitUntil(() => session['receipts']);
    expect(session['receipts']).toMatchObject([{as: 'clean', covered: ['face', 'email']}]);
  });

  test.each<[as: 'redacted' | 'clean', faces: string]>([
    ['redacted', 'redact'],
    ['clean', 'ignore'],
  ])('answered %s with "always" leaves no more question', async (as, faces) => {
    stored = {version: 2, faces: 'ask', codes: 'redact'};
    const guard = join();
    await send(guard);
    guard.hear({type: 'settled', id: 1, as, always: true});
    await vi.waitUntil(() => (stored as {rules?: object}).rules);
    expect(stored).toMatchObject({rules: {'chatgpt.com': {mode: 'clean', unasked: true, faces}}});
    expect((stored as {rules: Record<string, object>}).rules['chatgpt.com']).not.toHaveProperty('codes');
  });
});
