// SPDX-License-Identifier: Apache-2.0

/** More stops than any screen of ours has. */
const STOPS = 80;

/**
 * What has the focus, by the name that a screen reader says; shadow roots are no obstacle. Chromium only.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function focusedName(page) {
  const session = await page.createCDPSession();
  try {
    const {nodes} = await session.send('Accessibility.getFullAXTree');
    const focused = nodes.filter(({properties}) =>
      properties?.some(({name, value}) => name === 'focused' && value.value),
    );
    return String(focused.at(-1)?.name?.value ?? '');
  } finally {
    await session.detach();
  }
}

/**
 * Presses Tab until something of this name has the focus.
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 * @returns {Promise<string[]>} all stops on the way, the last one too
 */
export async function walkTo(page, name) {
  /** @type {string[]} */
  const stops = [];
  while (stops.at(-1) !== name) {
    if (stops.length > STOPS) throw new Error(`Tab never reaches "${name}": ${stops.join(', ')}`);
    await page.keyboard.press('Tab');
    stops.push(await focusedName(page));
  }
  return stops;
}

/** Roles of what a person acts on. Of a group of radio buttons Tab reaches the chosen one, arrow keys the others. */
const ACTED_ON =
  /^(button|link|checkbox|combobox|textbox|searchbox|spinbutton|slider|switch|DisclosureTriangle|PopUpButton|radio)$/;

/**
 * Walks once around a screen by Tab, and says what has the focus in turn, and what a person could act on that Tab did
 * not reach, or that has no name. What lies in a closed shadow root counts; what cannot be acted on now does not.
 * Chromium only.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{stops: string[], missed: string[], nameless: string[]}>}
 */
export async function walkAround(page) {
  const session = await page.createCDPSession();
  try {
    await session.send('Accessibility.enable');
    const there = async () => {
      const {nodes} = await session.send('Accessibility.getFullAXTree');
      return nodes.filter(({ignored, role}) => !ignored && ACTED_ON.test(String(role?.value)));
    };
    const has = ({properties = []}, property) => properties.some(({name, value}) => name === property && value.value);
    const nameOf = ({role, name}) => `${name?.value || '(no name)'} [${role?.value}]`;
    const wanted = (await there()).filter(
      (node) => has(node, 'focusable') && (node.role?.value !== 'radio' || isChecked(node)),
    );
    /** @type {Map<number, string>} */
    const reached = new Map();
    for (let presses = 0; presses < wanted.length + STOPS; presses++) {
      await page.keyboard.press('Tab');
      const focused = (await there()).find((node) => has(node, 'focused'));
      if (focused?.backendDOMNodeId === undefined) continue;
      if (reached.has(focused.backendDOMNodeId) && reached.size >= wanted.length) break;
      reached.set(focused.backendDOMNodeId, nameOf(focused));
    }
    return {
      stops: [...reached.values()],
      missed: wanted.filter(({backendDOMNodeId}) => !reached.has(backendDOMNodeId ?? 0)).map(nameOf),
      nameless: wanted.filter(({name}) => !name?.value).map(nameOf),
    };
  } finally {
    await session.detach();
  }
}

/** @param {import('puppeteer-core').Protocol.Accessibility.AXNode} node */
function isChecked({properties = []}) {
  return properties.some(({name, value}) => name === 'checked' && value.value === 'true');
}
