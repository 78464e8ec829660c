// SPDX-License-Identifier: Apache-2.0
import type {Cleaned} from '../host/cleaner.ts';
import {Failure} from '../host/failure.ts';

/** Hardly to be told from the original by eye. */
const JPEG_QUALITY = 0.92;

/**
 * The picture drawn anew and saved by the browser: what hid in its own data (quantisation tables, bytes between the
 * blocks, weak watermarks) is gone. PNG stays PNG, everything else becomes JPEG; of an animation the first picture stays.
 */
export async function redraw({bytes, mimeType}: Cleaned): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], {type: mimeType}));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const type = mimeType === 'image/png' ? 'image/png' : 'image/jpeg';
    const blob = await canvas.convertToBlob({type, quality: JPEG_QUALITY});
    if (blob.type !== type) throw new Error(`the browser wrote ${blob.type}, not ${type}`);
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new Failure('redraw_failed', String(error));
  }
}
