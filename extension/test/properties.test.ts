// SPDX-License-Identifier: Apache-2.0
// What holds for every input, tried with random ones; a failure prints the smallest input that breaks it.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {handlingOf} from '../src/decide/rules.ts';
import {encodeBase64} from '../src/host/base64.ts';
import {applyEdits, BadEdits} from '../src/host/edits.ts';
import type {Chunk, Edit} from '../src/host/protocol.ts';
import {Assembly, BadTransfer, chunksOf} from '../src/host/transfer.ts';
import {effective, parsePolicy} from '../src/settings/policy.ts';
import {DEFAULTS, isHost, type Mode, parseSettings, type Rules} from '../src/settings/settings.ts';

const bytes = fc.uint8Array({maxLength: 300});
const anyEdit = fc.oneof(
  fc.tuple(fc.oneof(fc.integer(), fc.double()), fc.oneof(fc.integer(), fc.double())),
  fc.string(),
  bytes.map(encodeBase64),
) as fc.Arbitrary<Edit>;

test('edits of ranges and inserts make these bytes, one behind the other', () => {
  const piece = fc.oneof(
    fc.record({from: fc.nat(299), length: fc.integer({min: 1, max: 300})}),
    fc.uint8Array({minLength: 1, maxLength: 50}),
  );
  fc.assert(
    fc.property(fc.uint8Array({minLength: 1, maxLength: 300}), fc.array(piece, {maxLength: 20}), (original, pieces) => {
      const edits: Edit[] = [];
      const wanted: number[] = [];
      for (const piece of pieces) {
        if (piece instanceof Uint8Array) {
          edits.push(encodeBase64(piece));
          wanted.push(...piece);
        } else {
          const offset = piece.from % original.length;
          const length = Math.min(piece.length, original.length - offset);
          edits.push([offset, length]);
          wanted.push(...original.subarray(offset, offset + length));
        }
      }
      expect([...applyEdits(original, edits, wanted.length)]).toEqual(wanted);
    }),
  );
});

test('any edits at all make exactly the promised bytes or are refused', () => {
  fc.assert(
    fc.property(bytes, fc.array(anyEdit, {maxLength: 8}), fc.nat(600), (original, edits, promised) => {
      try {
        expect(applyEdits(original, edits, promised)).toHaveLength(promised);
      } catch (error) {
        expect(error).toBeInstanceOf(BadEdits);
      }
    }),
  );
});

test('an image comes out of its chunks as it went in, whatever their size', () => {
  fc.assert(
    fc.property(fc.uint8Array({minLength: 1, maxLength: 2000}), fc.integer({min: 1, max: 700}), (image, size) => {
      const chunks = [...chunksOf(1, image, size)];
      const assembly = new Assembly({bytes: image.length, chunks: chunks.length});
      for (const chunk of chunks) assembly.add(chunk);
      expect(assembly.finish()).toEqual(image);
    }),
  );
});

test('chunks that are lost, doubled, out of order or changed make no image', () => {
  const disorder = fc.record({at: fc.nat(), how: fc.constantFrom('lost', 'doubled', 'swapped', 'longer')});
  fc.assert(
    fc.property(fc.uint8Array({minLength: 40, maxLength: 400}), disorder, (image, {at, how}) => {
      const chunks = [...chunksOf(1, image, 16)];
      const place = at % (chunks.length - 1);
      const [one, next] = chunks.slice(place, place + 2) as [Chunk, Chunk];
      if (how === 'lost') chunks.splice(place, 1);
      if (how === 'doubled') chunks.splice(place, 0, one);
      if (how === 'swapped') chunks.splice(place, 2, next, one);
      if (how === 'longer') chunks[place] = {...one, data: encodeBase64(new Uint8Array(17))};
      const assembly = new Assembly({bytes: image.length, chunks: Math.ceil(image.length / 16)});
      expect(() => {
        for (const chunk of chunks) assembly.add(chunk);
        assembly.finish();
      }).toThrow(BadTransfer);
    }),
  );
});

const label = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const host = fc
  .array(label, {minLength: 1, maxLength: 4})
  .map((labels) => labels.join('.'))
  .filter(isHost);
const mode = fc.constantFrom<Mode>('clean', 'ask', 'allow', 'block');
const rules = fc.dictionary(host, fc.record({mode}), {maxKeys: 6}) as fc.Arbitrary<Rules>;

test('a rule holds on its host and below it, and on no other', () => {
  fc.assert(
    fc.property(host, host, mode, (asked, ruled, chosen) => {
      const settings = effective({...DEFAULTS, rules: {[ruled]: {mode: chosen}}}, parsePolicy({}));
      const holds = asked === ruled || asked.endsWith(`.${ruled}`);
      expect(handlingOf(asked, settings).mode).toBe(holds ? chosen : DEFAULTS.fallback);
    }),
  );
});

test("the organisation's mode beats every rule of a person's own", () => {
  fc.assert(
    fc.property(host, rules, mode, (asked, own, forced) => {
      const settings = effective({...DEFAULTS, rules: own}, parsePolicy({rules: {[asked]: {mode: forced}}}));
      expect(handlingOf(`www.${asked}`, settings)).toMatchObject({mode: forced, from: 'policy'});
    }),
  );
});

test('whatever was stored, settings are of their form, and no garbage makes a site more open than the default', () => {
  fc.assert(
    fc.property(fc.anything(), host, (stored, asked) => {
      const settings = parseSettings(stored);
      expect(parseSettings(settings)).toEqual(settings);
      if (Object.keys(settings.rules).length === 0 && settings.fallback === DEFAULTS.fallback) {
        expect(handlingOf(asked, effective(settings, parsePolicy(stored))).mode).not.toBe('allow');
      }
    }),
  );
});
