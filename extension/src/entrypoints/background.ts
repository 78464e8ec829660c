// SPDX-License-Identifier: Apache-2.0
import {defineBackground} from 'wxt/utils/define-background';
import {Cleaner} from '../host/cleaner.ts';
import {HostPort} from '../host/host-port.ts';
import {SITES} from '../decide/sites.ts';
import {guardOpenTabsOnInstall, hideStorageFromPages, onGuardConnected, onPageAsked} from '../platform/browser.ts';
import {Frames} from '../background/frames.ts';
import {hostStatus} from '../background/status.ts';

export default defineBackground({
  type: 'module',
  main() {
    const port = new HostPort();
    const frames = new Frames(new Cleaner(port), port);
    hideStorageFromPages();
    onGuardConnected((guard) => frames.join(guard));
    onPageAsked((question) => (question === 'status' ? hostStatus(port) : undefined));
    guardOpenTabsOnInstall(SITES.flatMap((site) => site.matches));
  },
});
