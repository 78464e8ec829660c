// SPDX-License-Identifier: Apache-2.0
import {crc32} from './png-photo.mjs';

/**
 * A PDF of one page that shows this JPEG, as it is.
 * @param {Buffer} jpeg
 * @param {{width: number, height: number}} size
 */
export function makePdf(jpeg, {width, height}) {
  const draw = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`);
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`;
  /** @type {Buffer[]} */
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    ),
    stream('', draw),
    stream(`${image} /BitsPerComponent 8 /Filter /DCTDecode`, jpeg),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places = objects.map((object, index) => {
    const place = parts.reduce((sum, {length}) => sum + length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = parts.reduce((sum, {length}) => sum + length, 0);
  const count = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`));
  parts.push(Buffer.from(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/**
 * A ZIP of these files, uncompressed.
 * @param {Record<string, Buffer>} files by name
 */
export function makeZip(files) {
  const entries = Object.entries(files).map(([name, bytes]) => {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version needed; then no flags, stored, no time
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    return {name: Buffer.from(name), bytes, shared};
  });
  /** @type {Buffer[]} */
  const body = [];
  /** @type {Buffer[]} */
  const directory = [];
  let place = 0;
  for (const {name, bytes, shared} of entries) {
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, bytes]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(place, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, more, name);
    body.push(file);
    place += file.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...body, list, end]);
}

/** @param {string} entries @param {Buffer} bytes */
function stream(entries, bytes) {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
