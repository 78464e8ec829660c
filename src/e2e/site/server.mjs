// SPDX-License-Identifier: Apache-2.0
import {readFile} from 'node:fs/promises';
import {createServer as createPlainServer} from 'node:http';
import {createServer} from 'node:https';
import {extname} from 'node:path';
import {makeCertificate} from './certificate.mjs';
import {Uploads} from './uploads.mjs';

/** The site that the local server plays: one of the catalogue, so that the extension as built runs on its pages. */
export const SITE = 'chatgpt.com';

const PAGES = new URL('../pages/', import.meta.url);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** A page that allows itself as little as a page can that still uploads. */
const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; img-src 'none'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * A local TLS server that plays https://chatgpt.com: gives the pages of this folder and keeps what they upload.
 * With `local` it plays a program on this computer instead: http://localhost, without TLS.
 * `serve` has it give these bytes at one more path.
 * @returns {Promise<{port: number, uploads: Uploads, address: (page: string) => string,
 *   serve: (path: string, bytes: Buffer | string, type?: string) => void, close: () => Promise<void>}>}
 */
export async function startSite({local = false} = {}) {
  const uploads = new Uploads();
  /** @type {Map<string, {bytes: Buffer | string, type: string}>} */
  const served = new Map();
  const listener = (request, response) => {
    answer(request, response, uploads, served).catch((error) => {
      response.writeHead(500, {'content-type': 'text/plain'}).end(String(error));
    });
  };
  const server = local ? createPlainServer(listener) : createServer(await makeCertificate(SITE), listener);
  // A connection that the server closes after five idle seconds, as is its default, takes an upload with it that the
  // browser sends on it in that moment, and Firefox does not send it again.
  server.keepAliveTimeout = 0;
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    uploads,
    serve: (path, bytes, type = 'application/octet-stream') => void served.set(path, {bytes, type}),
    address: (page) => (local ? `http://localhost:${port}/${page}` : `https://${SITE}/${page}`),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Uploads} uploads
 * @param {Map<string, {bytes: Buffer | string, type: string}>} served
 */
async function answer(request, response, uploads, served) {
  const {pathname, searchParams} = new URL(request.url ?? '/', `https://${SITE}`);
  const body = await bodyOf(request);
  uploads.request(pathname, body);
  if (request.method === 'POST' && pathname === '/upload') {
    const files = uploads.upload(body, request.headers['content-type'] ?? '');
    return response
      .writeHead(200, {'content-type': 'application/json'})
      .end(JSON.stringify(files.map(({fileName, bytes}) => ({fileName, bytes: bytes.length}))));
  }
  const extra = served.get(pathname);
  if (extra) return response.writeHead(200, {'content-type': extra.type}).end(extra.bytes);
  const name = pathname === '/' ? 'chat.html' : pathname.slice(1);
  if (!/^[a-z-]+\.(html|m?js)$/.test(name)) return response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': TYPES[extname(name)],
    'cache-control': 'no-store',
    ...(searchParams.has('strict') && {'content-security-policy': STRICT_POLICY}),
  });
  response.end(await readFile(new URL(name, PAGES)));
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
