// SPDX-License-Identifier: Apache-2.0
import {join} from 'node:path';
import {Visit} from '../browsers/visit.mjs';
import {writeLauncher} from '../hosts/launcher.mjs';
import {makeAlbum} from '../photos/album.mjs';
import {scratchFolder} from '../scratch-folder.mjs';
import {startSite} from '../site/server.mjs';
import {playSession} from './session.mjs';

/**
 * Plays so many sessions in one browser, one after the other, each with a tab of its own.
 * @param {'chromium' | 'firefox'} kind
 * @param {{count: number, seed: number, onSession?: (done: number) => void}} options
 */
export async function playSessions(kind, {count, seed, onSession = () => undefined}) {
  const folder = scratchFolder('sessions');
  const marks = scratchFolder('marks');
  const site = await startSite();
  /** @type {Visit | undefined} */
  let first;
  const total = {sessions: 0, uploads: 0, blocked: 0, kills: 0, reloads: 0};
  try {
    const album = await makeAlbum(join(folder.path, 'album'));
    first = await Visit.start(kind, site);
    await first.browser.register(writeLauncher(marks.path, 'mortal'));
    for (let session = 0; session < count; session++) {
      const visit = await first.inNewTab();
      const played = await playSession(visit, album, marks.path, seed + session);
      for (const [what, times] of Object.entries(played)) total[what] += times;
      total.sessions++;
      await visit.page.close();
      onSession(total.sessions);
    }
    return total;
  } finally {
    await first?.close();
    await site.close();
    folder.remove();
    marks.remove();
  }
}
