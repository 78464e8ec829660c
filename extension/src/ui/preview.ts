// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import {say} from './words.ts';

/** As large as a preview gets, in device pixels: sharp on a dense screen as well. */
const MOST_PIXELS = 300;

/**
 * A small copy of an image, drawn here. A canvas and no address of the image: the page's policy could forbid that, and
 * its scripts could read it.
 */
export async function draw(image: Blob, canvas: HTMLCanvasElement): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(image);
    const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return true;
  } catch {
    return false; // damaged, or of a kind that the browser can't show
  }
}

/** A figure that fills itself, or says that there is nothing to see. */
export function preview(image: Blob | Promise<Blob | undefined>, label: string, caption = ''): HTMLElement {
  const canvas = element('canvas', {role: 'img', 'aria-label': label, width: '1', height: '1'});
  const figure = element('figure', {}, canvas, ...(caption ? [element('figcaption', {}, caption)] : []));
  void Promise.resolve(image)
    .then((blob) => blob !== undefined && draw(blob, canvas))
    .then((shown) => {
      if (!shown) canvas.replaceWith(element('p', {class: 'hint'}, say('review_no_preview')));
    });
  return figure;
}
