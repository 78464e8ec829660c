// SPDX-License-Identifier: Apache-2.0
import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {HANDOVER, REOPEN} from '../intercept/bridge.ts';
import {DROP} from '../intercept/drop.ts';
import {isInput} from '../intercept/file-input.ts';
import {Gate} from '../intercept/gate.ts';
import {HooksEnd} from '../intercept/hooks-end.ts';
import {Inputs} from '../intercept/inputs.ts';
import {Link} from '../intercept/link.ts';
import {PASTE} from '../intercept/paste.ts';
import {Requests} from '../intercept/requests.ts';
import {Transfers} from '../intercept/transfers.ts';
import {watchTopLayer} from '../ui/exposure.ts';
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
    const gate = new Gate(
      link,
      screenOf((shown) => link.show(shown)),
    );
    const hooks = new HooksEnd();
    const ways = [new Inputs(gate, hooks), new Transfers(gate, hooks, DROP), new Transfers(gate, hooks, PASTE)];
    new Requests(gate, hooks);
    const attach = () => {
      ways.forEach((way) => way.attach());
      watchTopLayer();
    };
    hooks.onSaid((said) => said === REOPEN && attach());
    document.addEventListener(HANDOVER, takeBridge, true);
    attach();
    // `document.open()` takes every listener off the window and the document, and puts in a new root element.
    new MutationObserver(attach).observe(document, {childList: true});
    requestIdleCallback(rememberLastWords);

    function takeBridge(event: Event): void {
      event.stopImmediatePropagation();
      document.removeEventListener(HANDOVER, takeBridge, true);
      const bridge = (event as MouseEvent).relatedTarget;
      if (isInput(bridge)) hooks.connect(bridge);
    }
  },
});
