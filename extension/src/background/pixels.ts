// SPDX-License-Identifier: Apache-2.0
import {Failure} from '../host/failure.ts';

/**
 * The picture as the browser shows it, upright, as PNG: for formats of which the host decodes nothing. A place in it is
 * the same place in the picture itself. Colours beyond sRGB are brought into it, and an animation is its first picture.
 */
export async function pixelsOf(image: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bitmap = await createImageBitmap(image);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const png = await canvas.convertToBlob({type: 'image/png'});
    return new Uint8Array(await png.arrayBuffer());
  } catch (error) {
    throw new Failure('undecodable', String(error));
  }
}
