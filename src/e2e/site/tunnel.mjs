// SPDX-License-Identifier: Apache-2.0
import {createServer as createHttpServer} from 'node:http';
import {connect} from 'node:net';

/**
 * An HTTP proxy that joins every CONNECT tunnel to the local site, whatever host it names: Firefox has no switch that
 * maps a host name to a port, but it takes a proxy.
 * @param {number} sitePort
 * @returns {Promise<{port: number, close: () => void}>}
 */
export async function startTunnel(sitePort) {
  const sockets = new Set();
  const server = createHttpServer((_request, response) => response.writeHead(403).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (_request, socket, head) => {
    const site = connect(sitePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      site.write(head);
      site.pipe(socket).pipe(site);
    });
    site.on('error', () => socket.destroy());
    socket.on('error', () => site.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
