// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {after, afterEach, test} from 'node:test';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {clean} from '../host-command.mjs';
import {applyEdits, cleanRequest, HostProcess} from '../hosts/host-process.mjs';
import {makeJpeg2000} from '../photos/refused-images.mjs';
import {makeJpegPhoto} from '../photos/jpeg-photo.mjs';
import {samePixels} from '../photos/pixels.mjs';
import {makePngPhoto} from '../photos/png-photo.mjs';
import {leaksIn} from '../photos/secrets.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {sha256} from '../site/uploads.mjs';

const photo = makeJpegPhoto();
const folder = scratchFolder('host-test');
/** @type {HostProcess[]} */
const started = [];

/** @param {Record<string, string>} [environment] */
function startHost(environment) {
  const host = new HostProcess(environment);
  started.push(host);
  return host;
}

afterEach(async () => {
  for (const host of started.splice(0)) await host.stop();
});
after(() => folder.remove());

const within = {timeout: 120_000};

test('the host greets with its range, its formats and its limits', within, async () => {
  const hello = await startHost().greet();
  assert.equal(hello.type, 'hello');
  assert.deepEqual(hello.protocol, [1, 1]);
  assert.ok(hello.formats.includes('jpeg') && hello.formats.includes('png'), String(hello.formats));
  assert.ok(hello.limits.jobs >= 1 && hello.limits.chunkBytes >= 64 * 1024, JSON.stringify(hello.limits));
});

for (const {name, original} of [
  {name: 'JPEG', original: photo},
  {name: 'PNG', original: makePngPhoto()},
]) {
  test(`a ${name} in chunks comes back clean, with the same pixels, as the command line makes it`, within, async () => {
    const host = startHost();
    await host.greet();
    host.send(...cleanRequest(1, original));
    const result = await host.next();
    assert.equal(result.type, 'result', JSON.stringify(result).slice(0, 300));
    const bytes = applyEdits(original, result.edits);
    assert.equal(bytes.length, result.bytes);
    assert.equal(sha256(bytes), result.sha256);
    assert.deepEqual(leaksIn(bytes), []);
    assert.ok(samePixels(original, bytes));
    const file = join(folder.path, `photo.${name}`);
    writeFileSync(file, original);
    assert.equal(result.sha256, sha256(await clean(file, folder.path)));
  });
}

test('jobs under way at the same time each get their own answer', within, async () => {
  const host = startHost();
  await host.greet();
  const [one, other] = [cleanRequest(1, photo), cleanRequest(2, makePngPhoto())];
  for (let turn = 0; turn < Math.max(one.length, other.length); turn++) {
    host.send(...[one[turn], other[turn]].filter((message) => message !== undefined));
  }
  const answers = [await host.next(), await host.next()].sort((a, b) => a.id - b.id);
  assert.deepEqual(
    answers.map(({type, id, format}) => [type, id, format]),
    [
      ['result', 1, 'jpeg'],
      ['result', 2, 'png'],
    ],
  );
});

test('a cancelled job ends in `cancelled`, what was under way is ignored, and the next job works', within, async () => {
  const host = startHost();
  await host.greet();
  const [begin, first, ...rest] = cleanRequest(1, photo);
  host.send(begin, first, {type: 'cancel', id: 1}, ...rest, ...cleanRequest(2, photo));
  const cancelled = await host.next();
  assert.deepEqual([cancelled.type, cancelled.id, cancelled.code], ['error', 1, 'cancelled']);
  const next = await host.next();
  assert.deepEqual([next.type, next.id], ['result', 2]);
});

for (const {name, messages, code} of [
  {name: 'a chunk out of order', messages: () => swapped(cleanRequest(1, photo)), code: 'bad_chunk'},
  {name: 'a chunk missing', messages: () => cleanRequest(1, photo).toSpliced(2, 1), code: 'bad_chunk'},
  {
    name: 'another SHA-256 than that of the bytes',
    messages: () => withSha(cleanRequest(1, photo), '0'.repeat(64)),
    code: 'hash_mismatch',
  },
  {
    name: 'a format that the host does not clean',
    messages: () => cleanRequest(1, makeJpeg2000()),
    code: 'unsupported_format',
  },
]) {
  test(`${name} is answered by ${code} and by nothing else, and the host lives on`, within, async () => {
    const host = startHost();
    await host.greet();
    host.send(...messages());
    const error = await host.next();
    assert.deepEqual([error.type, error.id, error.code], ['error', 1, code]);
    host.send(...cleanRequest(2, photo));
    const next = await host.next();
    assert.deepEqual([next.type, next.id], ['result', 2]);
  });
}

test('a job before hello is refused', within, async () => {
  const host = startHost();
  assert.equal((await host.next()).type, 'hello'); // comes unasked
  host.send(...cleanRequest(1, photo).slice(0, 1));
  const error = await host.next();
  assert.deepEqual([error.type, error.code], ['error', 'protocol_mismatch']);
});

test('a frame that holds no JSON is answered by an error without a job', within, async () => {
  const host = startHost();
  await host.greet();
  host.send('{"type":"clean.begin",');
  const error = await host.next();
  assert.deepEqual([error.type, error.id, error.code], ['error', undefined, 'bad_message']);
});

test('what is no frame at all ends the host', within, async () => {
  const host = startHost();
  await host.greet();
  host.sendBytes(Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  assert.notEqual(await host.ended, 0);
  assert.equal(await host.next(), undefined);
});

test('the end of input ends the host within a second, in the middle of a job too', within, async () => {
  const host = startHost();
  await host.greet();
  host.send(...cleanRequest(1, photo).slice(0, 2));
  const before = performance.now();
  host.endInput();
  assert.equal(await host.ended, 0);
  const millis = performance.now() - before;
  assert.ok(millis < 1000, `${Math.round(millis)} ms`);
});

test('stdout carries frames only, whatever the environment makes the JVM say', within, async () => {
  const host = startHost({
    JAVA_TOOL_OPTIONS: '-Dscrubjay.chatty=yes',
    JDK_JAVA_OPTIONS: '-verbose:class',
    _JAVA_OPTIONS: '-Xcomp',
  });
  assert.equal((await host.greet()).type, 'hello');
  host.send(...cleanRequest(1, photo));
  assert.equal((await host.next()).type, 'result');
  host.endInput();
  assert.equal(await host.next(), undefined); // throws when there is anything but frames
});

/** @param {object[]} messages */
function swapped([begin, first, second, ...rest]) {
  return [begin, second, first, ...rest];
}

/** @param {object[]} messages @param {string} sha256 */
function withSha(messages, sha256) {
  return [...messages.slice(0, -1), {...messages.at(-1), sha256}];
}
