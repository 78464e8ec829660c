// SPDX-License-Identifier: Apache-2.0
import {readdirSync, readFileSync} from 'node:fs';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {OUR_RANGE} from '../src/host/compat.ts';
import {HOST_CODES} from '../src/host/failure.ts';
import {readHostMessage, type Request} from '../src/host/protocol.ts';
import {chunksOf} from '../src/host/transfer.ts';

const FOLDER = new URL('../../src/protocol/', import.meta.url);
type Json = Record<string, unknown>;

function read(name: string): Json {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Json;
}

const ajv = new Ajv2020({strict: false});
const schemas = new Map<string, ValidateFunction>(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => [name.replace('.schema.json', ''), ajv.compile(read(name))]),
);
function schemaOf(name: string): ValidateFunction {
  const schema = schemas.get(name);
  if (!schema) throw new Error(`no schema ${name}`);
  return schema;
}

/** The examples of messages that come from the host, by the name of their schema. */
const FROM_HOST = [
  ['hello-answer', 'hello-answer'],
  ['result', 'result'],
  ['result.begin', 'result.begin'],
  ['chunk', 'chunk'],
  ['result.end', 'result.end'],
  ['regions', 'regions'],
  ['look.result', 'look.result'],
  ['error', 'error'],
  ['error-without-job', 'error'],
] as const;

describe('the guard', () => {
  test.each(FROM_HOST)('takes the example %s as the schema does', (example, schema) => {
    const message = read(`examples/${example}.json`);
    expect(schemaOf(schema)(message)).toBe(true);
    expect(readHostMessage(message)).toEqual(message);
  });

  test.each(FROM_HOST)('refuses what the schema refuses of %s', (example, schema) => {
    const validate = schemaOf(schema);
    let refused = 0;
    for (const broken of brokenVersionsOf(read(`examples/${example}.json`))) {
      if (validate(broken)) continue;
      refused++;
      expect(readHostMessage(broken), JSON.stringify(broken)).toBeUndefined();
    }
    expect(refused).toBeGreaterThan(5);
  });

  test.each([
    null,
    undefined,
    7,
    'hello',
    [],
    {},
    {type: 'hello'},
    {type: 'nonsense', id: 1},
    {type: 'clean.begin', id: 1},
  ])('refuses %j', (message) => {
    expect(readHostMessage(message)).toBeUndefined();
  });

  test('never takes a result that was not verified', () => {
    expect(readHostMessage({...read('examples/result.json'), verified: false})).toBeUndefined();
  });

  test('takes codes of newer hosts, which only ever add some', () => {
    expect(readHostMessage({type: 'error', id: 1, code: 'a_code_of_tomorrow', detail: ''})).toBeDefined();
  });
});

describe('what is sent', () => {
  const requests: [schema: string, request: Request][] = [
    ['hello-request', {type: 'hello', protocol: OUR_RANGE, extension: '0.1.0'}],
    ['clean.begin', {type: 'clean.begin', id: 1, bytes: 6, options: {keep: ['orientation', 'icc']}}],
    ['look.begin', {type: 'look.begin', id: 1, bytes: 6, want: ['faces', 'text', 'codes'], thorough: false}],
    [
      'redact.begin',
      {type: 'redact.begin', id: 1, bytes: 6, options: {keep: ['orientation']}, regions: [[0, 0, 1, 1]], style: 'blur'},
    ],
    ['redact.end', {type: 'redact.end', id: 1, sha256: '0'.repeat(64)}],
    ['look.end', {type: 'look.end', id: 1, sha256: '0'.repeat(64)}],
    ['chunk', [...chunksOf(1, Uint8Array.from([1, 2, 3]), 2)][1] as Request],
    ['clean.end', {type: 'clean.end', id: 1, sha256: '0'.repeat(64)}],
    ['cancel', {type: 'cancel', id: 1}],
    ['done', {type: 'done', id: 1}],
  ];
  test.each(requests)('fits the schema of %s', (schema, request) => {
    const validate = schemaOf(schema);
    expect(validate(request), JSON.stringify(validate.errors)).toBe(true);
  });
});

test('the host’s error codes are those of the protocol', () => {
  const {codes} = read('error-codes.json') as {codes: {code: string}[]};
  expect([...HOST_CODES]).toEqual(codes.map(({code}) => code));
});

/** Each member, at any depth, left out or replaced by something of another type. */
function* brokenVersionsOf(message: Json, path: string[] = []): Generator<Json> {
  const parent = at(message, path);
  for (const key of Object.keys(parent)) {
    for (const wrong of [undefined, null, -1, 1.5, 'no / such = thing \n', true, [], {}, ['x'], [[1]], 1e300]) {
      const broken = structuredClone(message);
      const target = at(broken, path);
      if (wrong !== undefined) target[key] = wrong;
      else if (Array.isArray(target)) target.splice(Number(key), 1);
      else Reflect.deleteProperty(target, key);
      yield broken;
    }
    const child = parent[key];
    if (typeof child === 'object' && child !== null) yield* brokenVersionsOf(message, [...path, key]);
  }
}

function at(message: Json, path: readonly string[]): Json {
  return path.reduce((node, key) => node[key] as Json, message);
}
