// SPDX-License-Identifier: Apache-2.0
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {scratchFolder} from '../scratch-folder.mjs';

/** Guards a key that lives for one run in memory; keytool wants six characters. */
const PASSPHRASE = 'scrubjay';

/**
 * A self-signed key pair for a local server that plays `host`. The JDK makes it, since the project needs a JDK anyway
 * and not every machine has openssl.
 * @param {string} host
 * @returns {Promise<{pfx: Buffer, passphrase: string}>} as `https.createServer` takes it
 */
export async function makeCertificate(host) {
  const folder = scratchFolder('certificate');
  const file = join(folder.path, 'site.p12');
  try {
    await promisify(execFile)(keytool(), [
      '-genkeypair',
      '-alias',
      'site',
      '-keyalg',
      'EC',
      '-groupname',
      'secp256r1',
      '-validity',
      '2',
      '-dname',
      `CN=${host}`,
      '-ext',
      `SAN=dns:${host}`,
      '-storetype',
      'PKCS12',
      '-keystore',
      file,
      '-storepass',
      PASSPHRASE,
    ]);
    return {pfx: await readFile(file), passphrase: PASSPHRASE};
  } finally {
    folder.remove();
  }
}

function keytool() {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'keytool') : 'keytool';
}
