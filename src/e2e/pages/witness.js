// SPDX-License-Identifier: Apache-2.0
// A page's earliest script: notes every file that a listener or a poller can find, long before the widget's own code.
(() => {
  /** @type {Set<string>} "where SHA-256" */
  const seen = new Set();
  /** @type {string[]} "type trusted|untrusted", in their order */
  const events = [];

  const look = (where, files) => {
    for (const file of files ?? []) {
      if (file.size === 0) continue;
      file.arrayBuffer().then(
        async (bytes) => {
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          seen.add(`${where} ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
        },
        () => undefined, // a folder
      );
    }
  };
  Object.assign(window, {seen, events, look});
  const inItems = (transfer) =>
    [...(transfer?.items ?? [])].flatMap((item) => (item.kind === 'file' ? [item.getAsFile()] : [])).filter(Boolean);

  for (const [name, target] of Object.entries({window, document, root: document.documentElement})) {
    for (const type of ['input', 'change', 'beforeinput', 'dragenter', 'dragover', 'drop', 'paste']) {
      target.addEventListener(
        type,
        (event) => {
          const transfer = event.dataTransfer ?? event.clipboardData;
          if (name === 'window' && transfer?.types.includes('Files'))
            events.push(`${type} ${event.isTrusted ? 'trusted' : 'untrusted'}`);
          look(`${type} at ${name}`, event.composedPath()[0].files);
          look(`${type} at ${name}`, transfer?.files);
          look(`${type} at ${name}`, inItems(transfer));
        },
        {capture: true},
      );
    }
  }
  setInterval(() => document.querySelectorAll('input[type=file]').forEach((input) => look('poller', input.files)), 5);
})();
