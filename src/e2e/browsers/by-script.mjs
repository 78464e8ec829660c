// SPDX-License-Identifier: Apache-2.0
import {readFileSync} from 'node:fs';
import {basename, extname} from 'node:path';

// What a script of the page does in the place of a person: Firefox lets no program drag files into it.

const TYPES = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.jp2': 'image/jp2',
  '.txt': 'text/plain',
};

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string[]} files
 * @param {Record<string, string>} [texts]
 */
export async function dropByScript(page, selector, files, texts) {
  await fire(page, selector, ['dragenter', 'dragover', 'drop'], files, texts);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string[]} files
 * @param {Record<string, string>} [texts]
 */
export async function pasteByScript(page, selector, files, texts) {
  await fire(page, selector, ['paste'], files, texts);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string[]} types
 * @param {string[]} files
 * @param {Record<string, string>} [texts]
 */
async function fire(page, selector, types, files, texts = {}) {
  const different = [...new Set(files)]; // what is there many times need not cross the wire so often
  const order = files.map((file) => different.indexOf(file));
  const described = different.map((file) => ({
    name: basename(file),
    type: TYPES[extname(file).toLowerCase()] ?? '',
    base64: readFileSync(file, 'base64'),
  }));
  const place = await placeAt(page, selector);
  await place.evaluate(
    (place, types, described, order, texts) => {
      const bytes = described.map(({base64}) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
      const load = (transfer, isOver = false) => {
        for (const index of order) {
          const {name, type} = described[index];
          // While something is dragged, browsers say that there are files and give none.
          transfer.items.add(new File(isOver ? [] : [bytes[index]], name, {type}));
        }
        for (const [type, text] of Object.entries(texts)) transfer.setData(type, text);
        return transfer;
      };
      const box = place.getBoundingClientRect();
      const point = {clientX: Math.round(box.x + box.width / 2), clientY: Math.round(box.y + box.height / 2)};
      const innermost = (root) => {
        const found = root.elementFromPoint(point.clientX, point.clientY);
        return found?.shadowRoot ? innermost(found.shadowRoot) : found;
      };
      for (const type of types) {
        const init = {bubbles: true, cancelable: true, composed: true};
        if (type === 'paste') {
          const event = new ClipboardEvent('paste', {...init, clipboardData: new DataTransfer()});
          load(event.clipboardData); // Firefox takes no other one
          (place.shadowRoot?.activeElement ?? place).dispatchEvent(event);
        } else {
          const target = innermost(document) ?? place;
          const dataTransfer = load(new DataTransfer(), type !== 'drop');
          target.dispatchEvent(new DragEvent(type, {...init, ...point, dataTransfer}));
        }
      }
    },
    types,
    described,
    order,
    texts,
  );
}

/**
 * The element, or what is in its frame.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
async function placeAt(page, selector) {
  const place = /** @type {import('puppeteer-core').ElementHandle<Element>} */ (await page.waitForSelector(selector));
  const isFrame = await place.evaluate((element) => element.localName === 'iframe');
  const inside = isFrame ? place : await place.$('iframe');
  const frame = await /** @type {any} */ (inside)?.contentFrame();
  return frame ? frame.waitForSelector('#place, body') : place;
}
