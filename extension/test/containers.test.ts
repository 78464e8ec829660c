// SPDX-License-Identifier: Apache-2.0
import {describe, expect, test} from 'vitest';
import {containerOf, decideContainer, needsTail, TAIL_BYTES} from '../src/decide/containers.ts';
import {HEAD_BYTES} from '../src/decide/sniff.ts';
import {effective, parsePolicy} from '../src/settings/policy.ts';
import {DEFAULTS, type Settings} from '../src/settings/settings.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const u16 = (value: number) => latin(String.fromCharCode(value & 0xff, (value >> 8) & 0xff));
const u32 = (value: number) => joined(u16(value & 0xffff), u16(value >>> 16));

/** A ZIP of files with these names, each as many bytes long. */
function zip(names: readonly string[], bytes = 0): Uint8Array {
  const shared = (name: string) =>
    joined(u16(20), u16(0), u16(0), u32(0), u32(0), u32(bytes), u32(bytes), u16(name.length), u16(0));
  const files = names.map((name) => joined(latin('PK\x03\x04'), shared(name), latin(name), new Uint8Array(bytes)));
  const list = names.map((name) =>
    joined(latin('PK\x01\x02'), u16(20), shared(name), u16(0), u16(0), u16(0), u32(0), u32(0), latin(name)),
  );
  const [body, directory] = [joined(...files), joined(...list)];
  const counts = joined(u16(0), u16(0), u16(names.length), u16(names.length));
  return joined(body, directory, latin('PK\x05\x06'), counts, u32(directory.length), u32(body.length), u16(0));
}

/** A tape archive of empty files with these names, or of one size each. */
function tar(names: readonly string[], bytes = 0): Uint8Array {
  const size = `${bytes.toString(8).padStart(11, '0')}\0`;
  const files = names.map((name) => {
    const header = new Uint8Array(512 + Math.ceil(bytes / 512) * 512);
    header.set(latin(name), 0);
    header.set(latin(size), 124);
    header.set(latin('ustar'), 257);
    return header;
  });
  return joined(...files, new Uint8Array(1024));
}

function seen(file: Uint8Array) {
  const head = file.subarray(0, HEAD_BYTES);
  return containerOf(head, needsTail(head) ? file.subarray(-TAIL_BYTES) : head, file.length);
}

const DOCX = ['[Content_Types].xml', 'word/document.xml'];

describe('what may hold images', () => {
  test.each<[string, Uint8Array, ReturnType<typeof containerOf>]>([
    ['a PDF, whatever is in it', latin('%PDF-1.7\nwords'), 'pdf'],
    ['a PDF after some other bytes', latin(`${'\n'.repeat(900)}%PDF-1.4`), 'pdf'],
    ['a text that speaks of PDF far below', latin(`${'\n'.repeat(2000)}%PDF-1.4`), undefined],
    ['a DOCX with a photo', zip([...DOCX, 'word/media/image1.jpeg']), 'document'],
    ['a DOCX of words alone', zip(DOCX), undefined],
    ['a DOCX with the preview that the program draws', zip([...DOCX, 'docProps/thumbnail.jpeg']), undefined],
    ['a workbook with settings of a printer', zip([...DOCX, 'xl/printerSettings/printerSettings1.bin']), undefined],
    ['a DOCX with a document inside', zip([...DOCX, 'word/embeddings/oleObject1.bin']), 'document'],
    ['a PPTX with a photo', zip(['[Content_Types].xml', 'ppt/media/image1.png']), 'document'],
    ['an ODT with a photo', zip(['mimetype', 'content.xml', 'Pictures/10.jpg']), 'document'],
    ['an ODT of words, with its preview', zip(['mimetype', 'content.xml', 'Thumbnails/thumbnail.png']), undefined],
    ['an EPUB with a cover', zip(['mimetype', 'OEBPS/cover.JPG']), 'document'],
    ['a ZIP with photos', zip(['trip/IMG_1.heic', 'notes.txt']), 'archive'],
    ['a ZIP with a PDF', zip(['scan.pdf']), 'archive'],
    ['a ZIP with a ZIP', zip(['all.zip']), 'archive'],
    ['a ZIP of sources', zip(['src/main.ts', 'README.md']), undefined],
    ['a long ZIP of sources, by its end', zip(['a.txt', 'b.txt'], HEAD_BYTES), undefined],
    ['a long ZIP with a photo behind its beginning', zip(['a.txt', 'b.jpg'], HEAD_BYTES), 'archive'],
    [
      'a ZIP whose names do not fit into what is read',
      zip(Array.from({length: 1500}, (_, at) => `${at}.txt`)),
      'archive',
    ],
    ['a ZIP that was cut off', zip(['a.txt', 'b.txt']).subarray(0, -30), 'archive'],
    ['a ZIP that says more files than it lists', alteredCount(zip(['a.txt']), 2), 'archive'],
    ['a ZIP that says fewer files than it lists', alteredCount(zip(['a.txt', 'b.jpg']), 1), 'archive'],
    ['a Word document of 2003', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'document'],
    ['an RTF', latin('{\\rtf1 words}'), 'document'],
    ['a 7z', latin('7z\xbc\xaf\x27\x1c'), 'archive'],
    ['a RAR of version 4', latin('Rar!\x1a\x07\x00'), 'archive'],
    ['a RAR of version 5', latin('Rar!\x1a\x07\x01\x00'), 'archive'],
    ['a gzip', latin('\x1f\x8b\x08'), 'archive'],
    ['an xz', latin('\xfd7zXZ\x00'), 'archive'],
    ['a tape archive with a photo', tar(['a.txt', 'trip/IMG_1.jpg']), 'archive'],
    ['a tape archive of words', tar(['a.txt', 'b.md']), undefined],
    ['a tape archive longer than what is read', tar(['a.txt', 'b.md'], HEAD_BYTES), 'archive'],
    ['a text', latin('words'), undefined],
    ['a program', latin('MZ'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('%s', (_, file, expected) => expect(seen(file)).toBe(expected));

  test('a ZIP or tape archive with a photo is not missed wherever it is cut', () => {
    for (const [file, from] of [
      [zip([...DOCX, 'word/media/image1.jpeg']), 4],
      [tar(['trip/IMG_1.jpg']), 512],
    ] as const) {
      for (let end = from; end < file.length; end++) expect(seen(file.subarray(0, end)), `${end}`).toBeDefined();
    }
  });
});

function alteredCount(file: Uint8Array, count: number): Uint8Array {
  file.set(u16(count), file.length - 12);
  return file;
}

describe('what happens to it', () => {
  const host = 'chat.example.com';
  test.each<[string, Partial<Settings>, object, boolean, ReturnType<typeof decideContainer>]>([
    ['it passes with a warning', {}, {}, false, 'warn'],
    ['the person can keep such files out', {embedded: 'block'}, {}, false, 'block'],
    ['so can the organisation', {}, {embedded: 'block'}, false, 'block'],
    ['the organisation comes first', {embedded: 'block'}, {embedded: 'warn'}, false, 'warn'],
    ['a site that gets originals gets it', {embedded: 'block', rules: {[host]: {mode: 'allow'}}}, {}, false, 'pass'],
    ['a paused site gets it', {embedded: 'block'}, {}, true, 'pass'],
    ['but not where nobody may pause', {embedded: 'block'}, {pausing: false}, true, 'block'],
    ['a site that gets no images gets a warning', {rules: {[host]: {mode: 'block'}}}, {}, false, 'warn'],
  ])('%s', (_, own, policy, paused, expected) => {
    const settings = effective({...DEFAULTS, ...own}, parsePolicy(policy));
    expect(decideContainer({host, paused}, settings)).toBe(expected);
  });
});
