// SPDX-License-Identifier: Apache-2.0
import {element} from './element.ts';
import type {Size} from './rectangle.ts';
import {say} from './words.ts';

/** As large as a preview gets, in device pixels: sharp on a dense screen as well. */
const MOST_PIXELS = 300;

/**
 * A small copy of an image, drawn here. A canvas and no address of the image: the page's policy could forbid that, and
 * its scripts could read it. Answers how large the whole picture is, undefined where it can't be shown.
 */
export async function draw(image: Blob, canvas: HTMLCanvasElement, most = MOST_PIXELS): Promise<Size | undefined> {
  try {
    const bitmap = await createImageBitmap(image);
    const {width, height} = bitmap;
    const scale = Math.min(1, most / Math.max(width, height));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return {width, height};
  } catch {
    return undefined; // damaged, or of a kind that the browser can't show
  }
}

/** A figure that fills itself, or says that there is nothing to see. */
export function preview(image: Blob | Promise<Blob | undefined>, label: string, caption = ''): HTMLElement {
  const canvas = element('canvas', {role: 'img', 'aria-label': label, width: '1', height: '1'});
  const figure = element('figure', {}, canvas, ...(caption ? [element('figcaption', {}, caption)] : []));
  void Promise.resolve(image)
    .then((blob) => blob && draw(blob, canvas))
    .then((shown) => {
      if (!shown) canvas.replaceWith(element('p', {class: 'hint'}, say('review_no_preview')));
    });
  return figure;
}
