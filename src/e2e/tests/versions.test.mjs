// SPDX-License-Identifier: Apache-2.0
// Extensions update by themselves and hosts do not: each must work with the other's version before and after its own.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {cleanRequest, HostProcess} from '../hosts/host-process.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {makeJpegPhoto} from '../photos/jpeg-photo.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {assertClean, assertNoLeak} from './arrival.mjs';
import {TESTED_KINDS} from './kinds.mjs';

const within = {timeout: 120_000};

const site = await startSite();
const folder = scratchFolder('versions-test');
const album = await makeAlbum(join(folder.path, 'album'));
after(async () => {
  await site.close();
  folder.remove();
});

for (const kind of TESTED_KINDS) {
  test(`in ${kind} this extension works with the next version of the host`, within, async () => {
    const visit = await Visit.start(kind, site);
    try {
      site.uploads.forget();
      await visit.browser.register(writeLauncher(folder.path, 'later'));
      await visit.open('plain.html');
      await visit.choose([album.photo]);
      const [received] = await site.uploads.arrived(1);
      assertClean(received, [album.photo]);
      assertNoLeak(site.uploads);
    } finally {
      await visit.close();
    }
  });
}

for (const [extension, protocol, answer] of /** @type {[string, [number, number], string][]} */ ([
  ['this version of the extension', [1, 1], 'result'],
  ['the next version of the extension, which knows this host’s', [1, 2], 'result'],
  ['an extension two versions on, which has forgotten this host’s', [2, 3], 'protocol_mismatch'],
])) {
  test(`this host answers ${extension} by ${answer}`, within, async () => {
    const host = new HostProcess();
    try {
      assert.equal((await host.next()).type, 'hello');
      host.send({type: 'hello', protocol, extension: '99.0.0', later: true}, ...cleanRequest(1, makeJpegPhoto()));
      const {type, code} = await host.next();
      assert.equal(code ?? type, answer);
    } finally {
      await host.stop();
    }
  });
}
