// SPDX-License-Identifier: Apache-2.0
// The real host, with eyes and a black pen that are played: what it sees, and how it fails, stands in `sight.json`.
import {createHash} from 'node:crypto';
import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {decodePixels} from '../photos/pixels.mjs';
import {encodePng} from '../photos/png-photo.mjs';
import {frameOf} from './frames.mjs';
import {relay} from './relay.mjs';

/**
 * @typedef {object} Script
 * @property {string[]} [abilities] instead of all
 * @property {{subject: string, label: string, box: number[], score: number, sure: boolean}[]} [regions]
 * @property {string} [hold] after the first subject it waits until this file is there
 * @property {string[]} [undecodable] formats of which it decodes nothing: `jpeg`, `png`, `avif`
 * @property {'dies' | string} [look] how looking fails: an error code, or the whole host dies
 * @property {string} [redact] the error code with which covering fails
 */

const ABILITIES = ['look-faces', 'look-codes', 'look-text', 'redact'];
const SUBJECTS = ['faces', 'text', 'codes'];
const folder = process.env.SCRUBJAY_MARKS ?? '';
const jobs = new Map();

relay({
  toHost(message) {
    const {type, id} = message;
    if (type === 'look.begin' || type === 'redact.begin') jobs.set(id, {begin: message, chunks: []});
    else if (!jobs.has(id)) return message;
    else if (type === 'chunk') jobs.get(id).chunks.push(Buffer.from(message.data, 'base64'));
    else if (type === 'look.end') void look(id);
    else if (type === 'redact.end') void redact(id);
    else end(id, type === 'cancel' ? 'cancelled' : undefined);
    note(type);
    return undefined;
  },
  fromHost: (message) =>
    message.type === 'hello'
      ? {...message, abilities: [...message.abilities.filter(isOther), ...(script().abilities ?? ABILITIES)]}
      : message,
});

/** @param {string} ability of the real host, which can look as well */
function isOther(ability) {
  return !ABILITIES.includes(ability);
}

/** @returns {Script} */
function script() {
  return JSON.parse(readFileSync(join(folder, 'sight.json'), 'utf8'));
}

/** @param {string} what so that a test can tell what was asked */
function note(what) {
  appendFileSync(join(folder, 'asked'), `${what}\n`);
}

/** @param {number} id @param {string} [code] */
function end(id, code) {
  if (jobs.delete(id) && code) say({type: 'error', id, code, detail: ''});
}

/** @param {object} message */
function say(message) {
  process.stdout.write(frameOf(message));
}

/** @param {number} id */
async function look(id) {
  const {regions = [], hold, look: fails} = script();
  if (fails === 'dies') process.exit(1);
  if (fails) return end(id, fails);
  const picture = decode(id);
  if (!picture) return end(id, 'undecodable');
  const {begin} = jobs.get(id);
  const {width, height} = picture;
  const looked = SUBJECTS.filter((subject) => begin.want.includes(subject));
  for (const [at, subject] of looked.entries()) {
    const found = regions.filter((region) => region.subject === subject);
    if (!jobs.has(id)) return;
    say({type: 'regions', id, width, height, subject, regions: found.map(({subject: _, ...region}) => region)});
    while (at === 0 && hold && !existsSync(join(folder, hold)) && jobs.has(id)) await setTimeout(20);
  }
  if (!jobs.has(id)) return;
  const seen = regions.filter(({subject}) => looked.includes(subject));
  say({type: 'look.result', id, width, height, looked, regions: seen});
}

/** @param {number} id */
async function redact(id) {
  const {redact: fails} = script();
  if (fails) return end(id, fails);
  const picture = decode(id);
  if (!picture) return end(id, 'undecodable');
  const {begin} = jobs.get(id);
  for (const [x, y, width, height] of begin.regions) {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++)
        picture.data.set([0, 0, 0, 255], (row * picture.width + column) * 4);
  }
  const bytes = encodePng(picture);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = {format: 'png', mimeType: 'image/png', fileExtension: 'png', bytes: bytes.length, sha256};
  const empty = {removed: [], kept: [], findings: [], verified: true};
  const chunks = Math.ceil(bytes.length / 500_000);
  say({type: 'result.begin', id, ...about, ...empty, redacted: begin.regions.length, reformatted: true, chunks});
  for (let index = 0; index < chunks; index++) {
    const data = bytes.subarray(index * 500_000, (index + 1) * 500_000).toString('base64');
    say({type: 'chunk', id, index, data});
  }
  say({type: 'result.end', id, sha256});
}

/** @param {number} id */
function decode(id) {
  const image = Buffer.concat(jobs.get(id).chunks);
  const format = image[0] === 0xff ? 'jpeg' : image[0] === 0x89 ? 'png' : 'avif';
  note(`${format} ${image.length}`);
  return (script().undecodable ?? ['avif']).includes(format) ? undefined : decodePixels(image);
}
