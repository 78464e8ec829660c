// SPDX-License-Identifier: Apache-2.0
import {defineBackground} from 'wxt/utils/define-background';
import {badge} from '../background/badge.ts';
import {Frames} from '../background/frames.ts';
import {OwnSites} from '../background/own-sites.ts';
import {keepPauseSigns} from '../background/pausing.ts';
import {answerTo} from '../background/questions.ts';
import {Sights} from '../background/sights.ts';
import {welcomeOnce} from '../background/welcome.ts';
import {SITES} from '../decide/sites.ts';
import {Cleaner} from '../host/cleaner.ts';
import {HostPort} from '../host/host-port.ts';
import {Jobs} from '../host/jobs.ts';
import {Looker} from '../host/looker.ts';
import {Redactor} from '../host/redactor.ts';
import {
  guardOpenTabsOnInstall,
  hideStorageFromPages,
  onFirstInstalled,
  onGuardConnected,
  onPageAsked,
} from '../platform/browser.ts';
import {moveReceipts} from '../settings/receipts.ts';
import {loadSettings, onSettingsChanged} from '../settings/store.ts';

export default defineBackground({
  type: 'module',
  main() {
    const port = new HostPort();
    const jobs = new Jobs(port);
    const sites = new OwnSites();
    const frames = new Frames(new Cleaner(jobs), new Sights(new Looker(jobs), new Redactor(jobs)), port, {
      cleaned: (tab) => void badge.cleaned(tab),
      failed: (tab, failure) => void badge.failed(tab, failure),
    });
    hideStorageFromPages();
    onGuardConnected((guard) => frames.join(guard));
    onPageAsked((question) => answerTo(question, port, sites));
    guardOpenTabsOnInstall(SITES.flatMap((site) => site.matches));
    sites.keep();
    keepPauseSigns();
    onSettingsChanged(() => void loadSettings().then(moveReceipts));
    onFirstInstalled(() => void welcomeOnce(port));
  },
});
