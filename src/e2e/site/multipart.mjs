// SPDX-License-Identifier: Apache-2.0

/**
 * @typedef {{field: string, fileName: string | undefined, type: string | undefined, bytes: Buffer}} Part
 */

/**
 * The parts of a multipart/form-data body (RFC 7578): delimiter line, header lines, empty line, bytes, ..., closing
 * delimiter. A browser's body always has this form, so anything else is an error of the test.
 * @param {Buffer} body
 * @param {string} contentType
 * @returns {Part[]}
 */
export function readMultipart(body, contentType) {
  const boundary = /^multipart\/form-data;.*boundary=([^;]+)/i.exec(contentType)?.[1];
  if (!boundary) throw new Error(`no multipart body: ${contentType}`);
  const delimiter = Buffer.from(`--${boundary}`);
  const parts = [];
  for (let at = body.indexOf(delimiter); ;) {
    const begin = at + delimiter.length + 2; // CRLF, or the "--" after which nothing follows
    if (body.subarray(begin - 2, begin).toString() === '--') return parts;
    at = body.indexOf(delimiter, begin);
    if (at < 0) throw new Error('multipart body without an end');
    parts.push(readPart(body.subarray(begin, at - 2)));
  }
}

/** @param {Buffer} part */
function readPart(part) {
  const end = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, end).toString('utf8');
  return {
    field: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
    fileName: /filename="([^"]*)"/.exec(head)?.[1],
    type: /^content-type: *(.*)$/im.exec(head)?.[1]?.trim(),
    bytes: Buffer.from(part.subarray(end + 4)),
  };
}
