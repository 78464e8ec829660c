// SPDX-License-Identifier: Apache-2.0
import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {HANDOVER} from '../intercept/bridge.ts';
import {Gate} from '../intercept/gate.ts';
import {Inputs} from '../intercept/inputs.ts';
import {Link} from '../intercept/link.ts';
import {screenOf} from '../ui/frame-screen.ts';
import {rememberLastWords} from '../ui/words.ts';

/** This world's own; pages do not see it. */
const world = globalThis as {scrubjayGuard?: true};

/** The content script that the extension trusts (ISOLATED world), in every frame of a protected site. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    // The manifest and the injection after installing can both come to a tab that is just loading.
    if (world.scrubjayGuard) return;
    world.scrubjayGuard = true;

    const link = new Link();
    const inputs = new Inputs(
      new Gate(
        link,
        screenOf((shown) => link.show(shown)),
      ),
    );
    document.addEventListener(HANDOVER, takeBridge, true);
    inputs.attach();
    // `document.open()` takes every listener off the window and the document, and puts in a new root element.
    new MutationObserver(() => inputs.attach()).observe(document, {childList: true});
    requestIdleCallback(rememberLastWords);

    function takeBridge(event: Event): void {
      event.stopImmediatePropagation();
      document.removeEventListener(HANDOVER, takeBridge, true);
      const bridge = (event as MouseEvent).relatedTarget;
      if (bridge instanceof Element) inputs.connect(bridge);
    }
  },
});
