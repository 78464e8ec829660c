// SPDX-License-Identifier: Apache-2.0
import {beforeEach, describe, expect, test} from 'vitest';
import type {ContainerVerdict} from '../src/decide/containers.ts';
import {Failure, type FailureCode} from '../src/host/failure.ts';
import type {Choice, Decision, Problem, Report, Review} from '../src/host/messages.ts';
import {Gate} from '../src/intercept/gate.ts';
import {type Link, type Passed, Uncleanable} from '../src/intercept/link.ts';
import type {Screen} from '../src/ui/screen.ts';

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1]);
const photo = (name: string) => new File([JPEG], name, {type: 'image/jpeg'});
const note = new File(['words'], 'note.txt', {type: 'text/plain'});
const report: Report = {name: 'a.jpg', removed: ['exif'], findings: []};
const never = new AbortController().signal;

/** What the background says to each try, the person's choices, and what the person saw. */
let tries: (FailureCode | 'clean' | 'as-it-is')[];
let choices: Choice[];
let asked: (readonly Problem[])[];
let asks: string[];
let decisions: Decision[];
let reviewed: Review[];
let settled: string[];
let originals: boolean;
let reported: number;
let warned: string[];
/** What the guard knows of files that may hold images, and what it hears when it asks. */
let embedded: ContainerVerdict | undefined;
let heard: (ContainerVerdict | FailureCode)[];
let busy: number;
let gate: Gate;

beforeEach(() => {
  tries = [];
  choices = [];
  asked = [];
  reported = 0;
  warned = [];
  embedded = undefined;
  heard = [];
  busy = 0;
  asks = [];
  decisions = [];
  reviewed = [];
  settled = [];
  originals = true;
  const link = {
    get originals() {
      return originals;
    },
    get embedded() {
      return embedded;
    },
    askEmbedded: (): Promise<ContainerVerdict> => {
      const now = heard.shift() ?? 'warn';
      return now === 'warn' || now === 'block' || now === 'pass'
        ? Promise.resolve(now)
        : Promise.reject(new Failure(now));
    },
    warm: () => undefined,
    about: () => Promise.resolve({name: 'A chat', originals, rules: true, subjects: [], redactable: false}),
    stayAwake: () => () => undefined,
    settle: (id: number, as: string, always?: boolean) => settled.push(`${id} ${as}${always ? ' always' : ''}`),
    clean: (_: File, ordinal: number): Promise<Passed> => {
      const now = tries.shift() ?? 'clean';
      if (now === 'as-it-is') return Promise.resolve(now);
      if (now === 'unsupported_format' && asks.length > 0) return Promise.reject(new Uncleanable(ordinal, now, asks));
      if (now !== 'clean') return Promise.reject(new Failure(now));
      return Promise.resolve({
        id: ordinal,
        file: new File(['clean'], `image-${ordinal}.jpg`),
        report,
        ...(asks.length > 0 && {ask: asks}),
      });
    },
  };
  const screen: Screen = {
    busy: () => {
      busy++;
      return () => busy--;
    },
    report: (reports) => (reported += reports.length),
    warn: (warnings) => warned.push(...warnings.map(({name, kind}) => `${name} ${kind}`)),
    review: (review) => {
      reviewed.push(review);
      return Promise.resolve(decisions.shift() ?? {choice: 'cancel', always: false});
    },
    ask: (problems) => {
      asked.push(problems);
      return Promise.resolve(choices.shift() ?? 'remove');
    },
  };
  gate = new Gate(link as unknown as Link, screen);
});

const names = (files: readonly File[]) => files.map(({name}) => name);

describe('what may enter', () => {
  test('is the clean file in the place of each image, in the same order', async () => {
    const files = [photo('a.jpg'), note, photo('b.jpg')];
    expect(names(await gate.admit(files, never))).toEqual(['image-1.jpg', 'note.txt', 'image-2.jpg']);
    expect(reported).toBe(2);
  });

  test('is a file that is no image, itself', async () => {
    expect(await gate.admit([note], never)).toEqual([note]);
    expect(reported).toBe(0);
  });

  test('is no photo by another name', async () => {
    const renamed = new File([JPEG], 'note.txt', {type: 'text/plain'});
    expect(names(await gate.admit([renamed], never))).toEqual(['image-1.jpg']);
  });

  test('is the original on a site that was allowed', async () => {
    tries = ['as-it-is'];
    const original = photo('a.jpg');
    expect(await gate.admit([original], never)).toEqual([original]);
  });

  test('is what came out before, untouched', async () => {
    const [clean] = await gate.admit([photo('a.jpg')], never);
    expect(clean && gate.isCleared(clean)).toBe(true);
    expect(await gate.admit(clean ? [clean] : [], never)).toEqual([clean]);
    expect(reported).toBe(1);
  });
});

describe('a file that may hold images', () => {
  const pdf = () => new File(['%PDF-1.7 words'], 'trip.pdf', {type: 'application/pdf'});

  test('enters as it is, with a warning', async () => {
    const file = pdf();
    expect(await gate.admit([file], never)).toEqual([file]);
    expect(warned).toEqual(['trip.pdf pdf']);
    expect(gate.isCleared(file)).toBe(true);
  });

  test('enters without a word where images enter as they are', async () => {
    heard = ['pass'];
    const file = pdf();
    expect(await gate.admit([file], never)).toEqual([file]);
    expect(warned).toEqual([]);
  });

  test('stays out where a setting says so, and keeps nothing else out', async () => {
    heard = ['block'];
    expect(names(await gate.admit([note, pdf(), photo('a.jpg')], never))).toEqual(['note.txt', 'image-1.jpg']);
    expect(asked).toEqual([[{name: 'trip.pdf', code: 'embedded_pictures'}]]);
    expect(warned).toEqual([]);
  });

  test.each([
    ['enters by a click of one’s own', true, 1],
    ['stays out, whatever was clicked, where originals are forbidden', false, 0],
  ])('that is held back %s', async (_, allowed, count) => {
    heard = ['block'];
    choices = ['original'];
    originals = allowed;
    expect(await gate.admit([pdf()], never)).toHaveLength(count);
  });

  test('stays out while nobody says what is wanted, until somebody does', async () => {
    heard = ['background_gone', 'warn'];
    choices = ['retry'];
    expect(await gate.admit([pdf()], never)).toHaveLength(1);
    expect(asked).toEqual([[{name: 'trip.pdf', code: 'background_gone'}]]);
  });

  test('stays out when the choice is given up meanwhile', async () => {
    const job = new AbortController();
    const admitted = gate.admit([pdf()], job.signal);
    job.abort();
    expect(await admitted).toEqual([]);
    expect(warned).toEqual([]);
  });
});

describe('a failure', () => {
  test.each<FailureCode>(['host_not_found', 'verify_failed', 'extension_reloaded', 'internal'])(
    '%s keeps the image out and says why',
    async (code) => {
      tries = [code];
      expect(await gate.admit([photo('a.jpg')], never)).toEqual([]);
      expect(asked).toEqual([[{name: 'a.jpg', code}]]);
    },
  );

  test('of one image lets the others in', async () => {
    tries = ['clean', 'bad_image', 'clean'];
    expect(names(await gate.admit([photo('a'), photo('b'), photo('c')], never))).toEqual([
      'image-1.jpg',
      'image-3.jpg',
    ]);
    expect(asked).toEqual([[{name: 'b', code: 'bad_image'}]]);
  });

  test('can be tried again, for the failed image only', async () => {
    tries = ['clean', 'host_silent', 'clean'];
    choices = ['retry'];
    expect(names(await gate.admit([photo('a'), photo('b')], never))).toEqual(['image-1.jpg', 'image-2.jpg']);
    expect(reported).toBe(2);
  });

  test('can fail again and again without letting anything in', async () => {
    tries = ['host_silent', 'host_silent', 'host_silent'];
    choices = ['retry', 'retry', 'remove'];
    expect(await gate.admit([photo('a')], never)).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  test('lets the original in only where the person said so', async () => {
    tries = ['clean', 'bad_image'];
    choices = ['original'];
    const [a, b] = [photo('a'), photo('b')];
    const admitted = await gate.admit([a, b], never);
    expect(names(admitted)).toEqual(['image-1.jpg', 'b']);
    expect(admitted[1]).toBe(b);
  });

  test('of code that nobody foresaw keeps the image out too', async () => {
    const broken = {clean: () => Promise.reject(new TypeError('x'))} as unknown as Link;
    const shy: Screen = {
      busy: () => () => undefined,
      report: () => undefined,
      warn: () => undefined,
      ask: () => Promise.resolve('remove'),
      review: () => Promise.resolve({choice: 'cancel', always: false}),
    };
    expect(await new Gate(broken, shy).admit([photo('a')], never)).toEqual([]);
  });

  test('to read the file keeps it out', async () => {
    const gone = photo('gone.jpg');
    Object.defineProperty(gone, 'slice', {
      value: () => ({arrayBuffer: () => Promise.reject(new Error('NotReadable'))}),
    });
    tries = ['file_unreadable'];
    expect(await gate.admit([gone], never)).toEqual([]);
    expect(asked).toEqual([[{name: 'gone.jpg', code: 'file_unreadable'}]]);
  });
});

describe('an image to ask about', () => {
  beforeEach(() => (asks = ['location']));
  const [a, b] = [photo('a.jpg'), photo('b.jpg')];

  test('enters clean where the person says so, with all others in one question', async () => {
    decisions = [{choice: 'clean', always: false}];
    expect(names(await gate.admit([a, note, b], never))).toEqual(['image-1.jpg', 'note.txt', 'image-2.jpg']);
    expect(reviewed).toHaveLength(1);
    expect(reviewed[0]).toMatchObject({reasons: ['location'], about: {name: 'A chat'}});
    expect(reviewed[0]?.candidates.map(({original}) => original)).toEqual([a, b]);
    expect(settled).toEqual(['1 clean', '2 clean']);
  });

  test('stays out when the person cancels', async () => {
    expect(await gate.admit([a, b], never)).toEqual([]);
    expect(settled).toEqual(['1 nothing', '2 nothing']);
  });

  test('enters as it is only where the person says so', async () => {
    decisions = [{choice: 'original', always: true}];
    expect(await gate.admit([a], never)).toEqual([a]);
    expect(settled).toEqual(['1 original always']);
  });

  test('never enters as it is where that is forbidden, whatever the answer says', async () => {
    originals = false;
    decisions = [{choice: 'original', always: false}];
    expect(await gate.admit([a], never)).toEqual([]);
  });

  test('that cannot be cleaned stays out of the clean ones', async () => {
    tries = ['clean', 'unsupported_format'];
    decisions = [{choice: 'clean', always: false}];
    expect(names(await gate.admit([a, b], never))).toEqual(['image-1.jpg']);
    expect(reviewed[0]?.candidates[1]).toMatchObject({original: b, code: 'unsupported_format'});
    expect(asked).toEqual([]);
  });
});

test('where originals are forbidden a failed image stays out, whatever the answer says', async () => {
  originals = false;
  tries = ['bad_image'];
  choices = ['original'];
  expect(await gate.admit([photo('a.jpg')], never)).toEqual([]);
});

test('an upload that was replaced by another ends with nothing, unasked', async () => {
  tries = ['cancelled'];
  const abort = new AbortController();
  abort.abort();
  expect(await gate.admit([photo('a')], abort.signal)).toEqual([]);
  expect(asked).toEqual([]);
});

test('the notice goes away whatever happens', async () => {
  tries = ['clean', 'internal'];
  await gate.admit([photo('a'), photo('b')], never);
  expect(busy).toBe(0);
});

describe('each file keeps its place', () => {
  test('with nothing in the place of one that stays out', async () => {
    tries = ['bad_image', 'clean'];
    const each = await gate.admitEach([photo('a'), note, photo('b')], never);
    expect(each.map((file) => file?.name)).toEqual([undefined, 'note.txt', 'image-2.jpg']);
  });

  test('and numbers go on over calls that belong together', async () => {
    const numbers = {last: 0};
    await gate.admitEach([photo('a'), photo('b')], never, numbers);
    const [third] = await gate.admitEach([photo('c')], never, numbers);
    expect(third?.name).toBe('image-3.jpg');
  });
});

test('the browser’s own event goes on only with files that are surely no images', async () => {
  // Without a window nothing can be read at once, so nothing is sure.
  expect(gate.passesNow([note])).toBe(false);
  expect(gate.passesNow([])).toBe(true);
  const cleared = await gate.admit([photo('a'), note], never);
  expect(gate.passesNow(cleared)).toBe(true);
  expect(gate.passesNow([...cleared, photo('b')])).toBe(false);
});
