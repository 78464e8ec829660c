// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOST = 'scrubjay-ui';

/**
 * What axe-core objects to on a page; with `inside` only in what the extension shows on it. Chromium only.
 * @param {import('puppeteer-core').Page} page
 * @param {{inside?: boolean}} [options]
 * @returns {Promise<string[]>} one line for each element that breaks a rule
 */
export async function violations(page, {inside = false} = {}) {
  if (inside) await openShadow(page);
  await page.evaluate(SOURCE);
  return page.evaluate(
    async (root) => {
      const {axe} = /** @type {any} */ (globalThis);
      const {violations} = await axe.run(root ?? document, {
        rules: {
          // What stands above a page that is not ours is no landmark of that page.
          region: {enabled: root === null},
        },
      });
      return violations.flatMap((rule) =>
        rule.nodes.map(({html, failureSummary}) => `${rule.id}: ${html} ${failureSummary}`),
      );
    },
    inside ? HOST : null,
  );
}

/**
 * axe looks into open shadow roots; ours is closed to the page, but not to the DevTools protocol.
 * @param {import('puppeteer-core').Page} page
 */
export async function openShadow(page) {
  const session = await page.createCDPSession();
  const {root} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
  const host = find(root);
  const shadow = host?.shadowRoots?.[0];
  if (!host || !shadow) throw new Error('the extension shows nothing on this page');
  const [hostObject, shadowObject] = await Promise.all(
    [host, shadow].map(({backendNodeId}) => session.send('DOM.resolveNode', {backendNodeId})),
  );
  await session.send('Runtime.callFunctionOn', {
    objectId: hostObject?.object.objectId ?? '',
    functionDeclaration:
      "function (root) { Object.defineProperty(this, 'shadowRoot', {value: root, configurable: true}); }",
    arguments: [{objectId: shadowObject?.object.objectId ?? ''}],
  });
  await session.detach();
}

/**
 * @param {import('puppeteer-core').Protocol.DOM.Node} node
 * @returns {import('puppeteer-core').Protocol.DOM.Node | undefined}
 */
function find(node) {
  if (node.localName === HOST) return node;
  for (const child of node.children ?? []) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}
