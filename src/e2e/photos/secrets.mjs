// SPDX-License-Identifier: Apache-2.0

/** Stands in every planted text, so that bytes can be searched for what must not be in them. */
export const PLANTED_WORD = 'Nightjar';

/** What the planted metadata says about the person who took the picture. */
export const SECRETS = {
  latitude: 48.8584,
  longitude: 2.2945,
  owner: 'Robin Nightjar',
  artist: 'R. Nightjar',
  maker: 'Nightjar Optics',
  model: 'Nightjar X100',
  serial: 'NIGHTJAR-4711042',
  taken: '2026:05:17 18:42:07',
  comment: 'From the Nightjar balcony, home alone until Sunday',
  makerNote: 'Nightjar Optics firmware 1.02, owner registered',
  city: 'Nightjar-sur-Seine',
  documentId: 'xmp.did:nightjar-3f1a',
  trailer: 'Nightjar motion clip',
};

/** Base64 of text depends on where it begins in its group of three bytes. */
const BASE64_PHASES = [0, 1, 2];

/**
 * Where a planted secret shows in bytes: as text, in UTF-16, in base64, or as the GPS numbers.
 * @param {Uint8Array} bytes
 * @returns {string[]} empty when there is none
 */
export function leaksIn(bytes) {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = body.toString('latin1');
  const lower = text.toLowerCase();
  return TRACES.filter(({trace, exactCase}) => (exactCase ? text : lower).includes(trace)).map(({name}) => name);
}

/**
 * A position as Exif writes it: degrees, minutes and hundredths of seconds as three fractions.
 * @param {number} degrees
 * @returns {[number, number][]}
 */
export function degreesMinutesSeconds(degrees) {
  const hundredths = Math.round(Math.abs(degrees) * 360_000);
  return [
    [Math.floor(hundredths / 360_000), 1],
    [Math.floor(hundredths / 6000) % 60, 1],
    [hundredths % 6000, 100],
  ];
}

const TRACES = [
  ...[PLANTED_WORD, SECRETS.taken, SECRETS.serial].flatMap(tracesOfText),
  ...[SECRETS.latitude, SECRETS.longitude].map((degrees) => ({
    name: `GPS position ${degrees}`,
    trace: fractionBytes(degreesMinutesSeconds(degrees)).toString('latin1'),
    exactCase: true,
  })),
];

/** @param {string} text */
function tracesOfText(text) {
  const lower = text.toLowerCase();
  return [
    {name: `"${text}"`, trace: lower, exactCase: false},
    {name: `"${text}" in UTF-16`, trace: [...lower].join('\0'), exactCase: false},
    ...[text, text.toUpperCase(), lower].flatMap((spelling) =>
      BASE64_PHASES.map((phase) => ({
        name: `"${text}" in base64`,
        trace: base64Middle(spelling, phase),
        exactCase: true,
      })),
    ),
  ];
}

/** The characters of base64 that depend on `text` alone when `phase` other bytes come before it in its group. */
function base64Middle(text, phase) {
  const encoded = Buffer.concat([Buffer.alloc(phase), Buffer.from(text)])
    .toString('base64')
    .replace(/=+$/, '');
  const partial = (phase + text.length) % 3 !== 0 ? 1 : 0;
  return encoded.slice(Math.ceil((phase * 8) / 6), encoded.length - partial);
}

/** @param {[number, number][]} fractions */
function fractionBytes(fractions) {
  const bytes = Buffer.alloc(fractions.length * 8);
  fractions.flat().forEach((number, index) => bytes.writeUInt32BE(number, index * 4));
  return bytes;
}
