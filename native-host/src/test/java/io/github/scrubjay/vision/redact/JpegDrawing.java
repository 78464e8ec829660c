// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;

/** Other pictures of the same shape. */
final class JpegDrawing {
  private JpegDrawing() {}

  /** The JPEG with other coefficients all over. */
  static byte[] changed(byte[] jpeg, long memory) throws BadImage {
    JpegFile file = JpegFile.read(jpeg, memory);
    return changed(jpeg, memory, new Box(0, 0, file.width(), file.height()));
  }

  /** The JPEG with other coefficients in the MCUs that lie in a box. */
  static byte[] changed(byte[] jpeg, long memory, Box box) throws BadImage {
    JpegFile file = JpegFile.read(jpeg, memory);
    for (JpegComponent component : file.components()) {
      for (int at = 0; at < component.coefficients.length; at += 64) {
        int x = at / 64 % component.stride / component.across * file.mcuWidth();
        int y = at / 64 / component.stride / component.down * file.mcuHeight();
        if (x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom()) {
          for (int i = 0; i < 64; i++) {
            component.coefficients[at + i] = (short) ((at / 64 * 13 + i * 7) % 23 - 11 - i / 8);
          }
        }
      }
    }
    return file.write();
  }
}
