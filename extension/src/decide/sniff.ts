// SPDX-License-Identifier: Apache-2.0

/** How much of a file tells what it is: an SVG may begin with a long comment, all others say it in a few bytes. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Whether a file is an image: by its bytes, so that a photo named `notes.txt` counts, and by what it claims to be, so
 * that an image in a format unknown here counts as well (the host then refuses it and it is held back).
 */
export function isImage(head: Uint8Array, claims: {readonly type: string; readonly name: string}): boolean {
  if (head.length === 0) return false; // nothing in it that could tell anything
  return /^image\//i.test(claims.type) || isImageName(claims.name) || MAGIC.some((magic) => magic(head)) || isSvg(head);
}

const EXTENSIONS = new Set(
  `apng avif avifs bmp cur dib exr gif hdr heic heics heif heifs hif ico j2c j2k jfif jp2 jpe jpeg jpf jpg jps jpx jxl
   jxr mpo pbm pcx pgm png pnm ppm psb psd qoi svg svgz tga tif tiff wdp webp xcf
   3fr arw cr2 cr3 crw dcm dng erf iiq kdc mrw nef nrw orf pef raf rw2 rwl sr2 srf srw x3f`.split(/\s+/),
);

/** Whether a file of this name is an image, going by the name alone. */
export function isImageName(name: string): boolean {
  return EXTENSIONS.has(extensionOf(name));
}

export function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

type Magic = (head: Uint8Array) => boolean;

const MAGIC: readonly Magic[] = [
  bytesAt(0, 0xff, 0xd8, 0xff), // JPEG
  bytesAt(0, 0x89, 'PNG'),
  bytesAt(0, 'GIF8'),
  both(bytesAt(0, 'RIFF'), bytesAt(8, 'WEBP')),
  bytesAt(0, 'II', 0x2a, 0), // TIFF and most camera raw formats
  bytesAt(0, 'MM', 0, 0x2a),
  bytesAt(0, 'II', 0x2b, 0), // BigTIFF
  bytesAt(0, 'MM', 0, 0x2b),
  bytesAt(0, 'II', 0xbc), // JPEG XR
  bytesAt(0, 'IIRO'), // Olympus raw
  bytesAt(0, 'IIU', 0), // Panasonic raw
  bytesAt(0, 'FUJIFILMCCD-RAW'),
  bytesAt(0, 'FOVb'), // Sigma raw
  both(bytesAt(4, 'ftyp'), isImageBrand), // HEIF, AVIF, Canon raw
  bytesAt(0, 0xff, 0x0a), // JPEG XL, bare
  bytesAt(0, 0, 0, 0, 0x0c, 'JXL '),
  bytesAt(0, 0, 0, 0, 0x0c, 'jP  '), // JPEG 2000
  bytesAt(0, 0xff, 0x4f, 0xff, 0x51),
  bytesAt(0, '8BPS'), // Photoshop
  bytesAt(0, 'gimp xcf'),
  bytesAt(0, 'qoif'),
  bytesAt(0, 'v/1', 0x01), // OpenEXR
  bytesAt(128, 'DICM'),
  isBitmap,
  isIcon,
];

function bytesAt(offset: number, ...parts: (number | string)[]): Magic {
  const bytes = parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part, (c) => c.charCodeAt(0))));
  return (head) => bytes.every((byte, index) => head[offset + index] === byte);
}

function both(first: Magic, second: Magic): Magic {
  return (head) => first(head) && second(head);
}

/** ISO 14496-12 `ftyp`: size, 'ftyp', major brand, minor version, compatible brands. Videos use the same box. */
function isImageBrand(head: Uint8Array): boolean {
  const size = Math.min(head.length, new DataView(head.buffer, head.byteOffset).getUint32(0));
  for (let at = 8; at + 4 <= size; at += at === 8 ? 8 : 4) {
    if (
      /^(hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs]|avio|crx |jxl |miaf|MA1[AB])$/.test(textOf(head.subarray(at, at + 4)))
    )
      return true;
  }
  return false;
}

/** 'BM' alone also begins texts: the four reserved bytes and the size of the second header must fit too. */
function isBitmap(head: Uint8Array): boolean {
  if (!bytesAt(0, 'BM')(head) || !bytesAt(6, 0, 0, 0, 0)(head) || head.length < 18) return false;
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(new DataView(head.buffer, head.byteOffset).getUint32(14, true));
}

/** ICO and CUR: reserved 0, type 1 or 2, a count, then entries whose fourth byte is 0. */
function isIcon(head: Uint8Array): boolean {
  const [a, b, type, c] = head;
  const count = (head[4] ?? 0) + (head[5] ?? 0) * 256;
  return a === 0 && b === 0 && (type === 1 || type === 2) && c === 0 && count > 0 && count < 256 && head[9] === 0;
}

/** An XML document whose first element is svg; an HTML page that merely holds one is no image. */
function isSvg(head: Uint8Array): boolean {
  const utf16 = head[0] === 0xff || head[0] === 0xfe || head[1] === 0;
  const text = textOf(utf16 ? head.filter((byte) => byte !== 0) : head).replace(BYTE_ORDER_MARK, '');
  return /^<(?:[a-z]+:)?svg[\s>/]/i.test(text.slice(prologOf(text)));
}

const BYTE_ORDER_MARK = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/;

/** Length of white space, declarations and comments before the first element; each turn goes on or ends. */
function prologOf(text: string): number {
  for (let at = 0; ;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const rest = text.slice(at);
    const end = rest.startsWith('<!--')
      ? '-->'
      : rest.startsWith('<?')
        ? '?>'
        : /^<!doctype\s[^>[]*\[/i.test(rest)
          ? ']'
          : '>';
    if (end === '>' && !/^(<!doctype\s|>)/i.test(rest)) return at;
    const length = rest.indexOf(end);
    if (length < 0) return at;
    at += length + end.length;
  }
}

/** Each byte a character: what is looked for is ASCII. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
