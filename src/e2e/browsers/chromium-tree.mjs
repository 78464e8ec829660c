// SPDX-License-Identifier: Apache-2.0

/**
 * What is inside an element, closed shadow roots too: the DevTools protocol sees what scripts of the page do not.
 * @param {import('puppeteer-core').Page} page
 * @param {string} tag
 * @returns {Promise<import('./surface.mjs').Shown>}
 */
export async function readChromiumTree(page, tag) {
  const session = await page.createCDPSession();
  try {
    const {root} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
    const host = find(root, tag);
    return host ? shownOf(host, page) : {children: []};
  } finally {
    await session.detach();
  }
}

/**
 * @param {import('puppeteer-core').Protocol.DOM.Node} node
 * @param {string} tag
 * @returns {import('puppeteer-core').Protocol.DOM.Node | undefined}
 */
function find(node, tag) {
  if (node.localName === tag) return node;
  for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    const found = find(child, tag);
    if (found) return found;
  }
  return undefined;
}

/**
 * @param {import('puppeteer-core').Protocol.DOM.Node} node
 * @param {import('puppeteer-core').Page} page
 * @returns {import('./surface.mjs').Shown}
 */
function shownOf(node, page) {
  if (node.nodeType === 3) return {text: node.nodeValue, children: []};
  const inside = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return {
    tag: node.localName,
    attributes: pairsOf(node.attributes ?? []),
    children: inside.map((child) => shownOf(child, page)),
    click: (count) => click(page, node.backendNodeId, count),
    drag: (from, to) => drag(page, node.backendNodeId, from, to),
    swipe: (from, to) => swipe(page, node.backendNodeId, from, to),
  };
}

/** @param {string[]} list name, value, name, value, ... */
function pairsOf(list) {
  return Object.fromEntries(list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]]] : [])));
}

/** @param {import('puppeteer-core').Page} page @param {number} backendNodeId @param {number} [clickCount] */
async function click(page, backendNodeId, clickCount = 1) {
  const [x, y] = await middleOf(page, backendNodeId);
  await page.mouse.click(x, y, {clickCount});
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {number} backendNodeId
 * @param {number[]} from in pixels from its middle
 * @param {number[]} to
 */
async function drag(page, backendNodeId, from, to) {
  const [x, y] = await middleOf(page, backendNodeId);
  await page.mouse.move(x + from[0], y + from[1]);
  await page.mouse.down();
  await page.mouse.move(x + to[0], y + to[1], {steps: 4});
  await page.mouse.up();
}

/**
 * Points on the way as far apart as a screen reports them: one long step would be a drag before it could be a scroll.
 * @param {import('puppeteer-core').Page} page
 * @param {number} backendNodeId
 * @param {number[]} from in pixels from its middle
 * @param {number[]} to
 */
async function swipe(page, backendNodeId, from, to) {
  const [x, y] = await middleOf(page, backendNodeId);
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 6);
  await page.touchscreen.touchStart(x + from[0], y + from[1]);
  for (let i = 1; i <= steps; i++)
    await page.touchscreen.touchMove(
      x + from[0] + ((to[0] - from[0]) * i) / steps,
      y + from[1] + ((to[1] - from[1]) * i) / steps,
    );
  await page.touchscreen.touchEnd();
}

/** @param {import('puppeteer-core').Page} page @param {number} backendNodeId */
async function middleOf(page, backendNodeId) {
  const session = await page.createCDPSession();
  await session.send('DOM.scrollIntoViewIfNeeded', {backendNodeId});
  const {
    quads: [[left, top, , , right, bottom]],
  } = await session.send('DOM.getContentQuads', {backendNodeId});
  await session.detach();
  return [(left + right) / 2, (top + bottom) / 2];
}
