// SPDX-License-Identifier: Apache-2.0

/**
 * What is inside an element, closed shadow roots too. WebDriver BiDi can say that and puppeteer has no method for it,
 * so this reaches below puppeteer's own interface.
 * @param {import('puppeteer-core').Page} page
 * @param {string} tag
 * @returns {Promise<import('./surface.mjs').Shown>}
 */
export async function readFirefoxTree(page, tag) {
  const {browsingContext} = /** @type {any} */ (page.mainFrame());
  const expression = `document.querySelector(${JSON.stringify(tag)})`;
  const {result} = await browsingContext.defaultRealm.evaluate(expression, false, {
    serializationOptions: {maxDomDepth: 100, includeShadowTree: 'all'},
  });
  return result?.type === 'node' ? shownOf(result, browsingContext) : {children: []};
}

/**
 * @param {any} node a NodeRemoteValue
 * @param {any} browsingContext
 * @returns {import('./surface.mjs').Shown}
 */
function shownOf({sharedId, value}, browsingContext) {
  if (value.nodeType === 3) return {text: value.nodeValue, children: []};
  const inside = [...(value.shadowRoot ? [value.shadowRoot] : []), ...(value.children ?? [])];
  return {
    tag: value.localName,
    attributes: value.attributes,
    children: inside.map((child) => shownOf(child, browsingContext)),
    click: () => act(browsingContext, sharedId, [...press([0, 0]), {type: 'pointerUp', button: 0}]),
    drag: (from, to) =>
      act(browsingContext, sharedId, [
        ...press(from),
        {type: 'pointerMove', ...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])},
        {type: 'pointerMove', ...at(to)},
        {type: 'pointerUp', button: 0},
      ]),
  };
}

/** @param {number[]} from */
function press(from) {
  return [
    {type: 'pointerMove', ...at(from)},
    {type: 'pointerDown', button: 0},
  ];
}

/** @param {number[]} offset from the middle of the element */
function at([x, y]) {
  return {x: Math.round(x), y: Math.round(y)};
}

/** @param {any} browsingContext @param {string} sharedId @param {object[]} actions all of them on this element */
function act(browsingContext, sharedId, actions) {
  const origin = {type: 'element', element: {sharedId}};
  const placed = actions.map((action) => ('x' in action ? {...action, origin} : action));
  return browsingContext.performActions([{type: 'pointer', id: 'mouse', actions: placed}]);
}
