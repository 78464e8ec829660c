// SPDX-License-Identifier: Apache-2.0
// `node installed.mjs BUILD`: photos go through each browser on this machine, in which nothing was registered for the
// test, so the browsers find the installed host or none. SCRUBJAY_HOST names its command line. Exit status 0 only if all
// arrived clean and the host that runs is of that build.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {KINDS} from './browsers/browser.mjs';
import {Visit} from './browsers/visit.mjs';
import {HostProcess} from './hosts/host-process.mjs';
import {makeAlbum} from './photos/album.mjs';
import {scratchFolder} from './scratch-folder.mjs';
import {startSite} from './site/server.mjs';
import {assertClean, assertNoLeak} from './tests/arrival.mjs';

const [build] = process.argv.slice(2);
const host = new HostProcess();
assert.equal((await host.greet()).build, build, 'the build of the host that runs');
await host.stop();

const site = await startSite();
const folder = scratchFolder('installed');
try {
  const album = await makeAlbum(join(folder.path, 'album'));
  for (const kind of KINDS) {
    const visit = await Visit.start(kind, site);
    try {
      visit.page.setDefaultTimeout(120_000); // a clean system may be a slow one
      site.uploads.forget();
      if (kind === 'chromium') {
        // The first start opens a tab of ours, in front of the page; on a slow system it comes late. Firefox's is unseen.
        await visit.browser.puppeteer.waitForTarget((target) => target.url().endsWith('/setup.html'), {
          timeout: 120_000,
        });
      }
      await visit.open('plain.html');
      await visit.choose([album.photo, album.png]);
      const [received] = await site.uploads.arrived(1);
      assertClean(received, [album.photo, album.png]);
      assertNoLeak(site.uploads);
      console.log(`${kind}: a JPEG and a PNG arrived clean through the installed host, build ${build}`);
    } finally {
      await visit.close();
    }
  }
} finally {
  await site.close();
  folder.remove();
}
