// SPDX-License-Identifier: Apache-2.0
import {createHash, X509Certificate} from 'node:crypto';
import {once} from 'node:events';
import {connect} from 'node:tls';

/**
 * SHA-256 of the public key (SPKI, base64) of a local TLS server, as Chromium is told to trust it.
 * @param {number} port
 */
export async function publicKeySha256(port) {
  const socket = connect({host: '127.0.0.1', port, rejectUnauthorized: false});
  try {
    await once(socket, 'secureConnect');
    const {publicKey} = new X509Certificate(socket.getPeerCertificate(true).raw);
    return createHash('sha256')
      .update(publicKey.export({type: 'spki', format: 'der'}))
      .digest('base64');
  } finally {
    socket.destroy();
  }
}
