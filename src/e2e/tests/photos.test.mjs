// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeJpegPhoto} from '../photos/jpeg-photo.mjs';
import {samePixels} from '../photos/pixels.mjs';
import {makePngPhoto} from '../photos/png-photo.mjs';
import {leaksIn, PLANTED_WORD, SECRETS} from '../photos/secrets.mjs';
import {readMultipart} from '../site/multipart.mjs';

const size = {width: 120, height: 80};

for (const {name, photo, other} of [
  {name: 'JPEG', photo: makeJpegPhoto(size), other: makeJpegPhoto({...size, grain: 9})},
  {name: 'PNG', photo: makePngPhoto(size), other: makePngPhoto({width: 120, height: 81})},
]) {
  test(`in a ${name} photo the search finds words, serial number, time and position`, () => {
    const leaks = leaksIn(photo);
    for (const part of [PLANTED_WORD, 'UTF-16', SECRETS.serial, SECRETS.taken, '48.8584', '2.2945']) {
      assert.ok(
        leaks.some((leak) => leak.includes(part)),
        `${part} in ${leaks}`,
      );
    }
  });

  test(`a ${name} photo has the pixels of itself and not those of another`, () => {
    assert.ok(samePixels(photo, photo));
    assert.ok(!samePixels(photo, other));
  });
}

for (const lead of ['', 'x', 'xx']) {
  test(`the search finds a word in base64 after ${lead.length} other bytes`, () => {
    for (const word of [PLANTED_WORD, PLANTED_WORD.toUpperCase(), SECRETS.serial]) {
      const body = `{"image":"${Buffer.from(`${lead}${word} and more`).toString('base64')}"}`;
      assert.notDeepEqual(leaksIn(Buffer.from(body)), [], body);
    }
  });
}

test('the search finds a word in UTF-16 of either byte order', () => {
  const little = Buffer.from(SECRETS.owner, 'utf16le');
  assert.notDeepEqual(leaksIn(little), []);
  assert.notDeepEqual(leaksIn(Buffer.from(little).swap16()), []);
});

test('the search finds nothing where nothing was planted', () => {
  assert.deepEqual(leaksIn(Buffer.from('a nightingale in a jar')), []);
});

test('a multipart body is read part by part, byte for byte', () => {
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
  const body = Buffer.concat([
    Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'),
    Buffer.from('Content-Type: image/jpeg\r\n\r\n'),
    bytes,
    Buffer.from('\r\n--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello\r\n--b--\r\n'),
  ]);
  assert.deepEqual(readMultipart(body, 'multipart/form-data; boundary=b'), [
    {field: 'file', fileName: 'a.jpg', type: 'image/jpeg', bytes},
    {field: 'text', fileName: undefined, type: undefined, bytes: Buffer.from('hello')},
  ]);
});
