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
