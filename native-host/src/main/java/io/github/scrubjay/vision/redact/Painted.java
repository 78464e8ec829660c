// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.vision.Box;
import java.util.List;

/**
 * An image with its boxes painted over, and what is to be expected of it.
 *
 * @param format its name; another one where the original's has no encoder
 * @param boxes in coded pixels of the first picture
 * @param marginX pixels beside a box that may have changed as well
 * @param marginY likewise above and below
 * @param exact whether all other pixels are the very same
 */
record Painted(
    byte[] bytes, String format, List<Box> boxes, int marginX, int marginY, boolean exact) {

  /** An image whose pixels outside of the boxes are the very same. */
  static Painted exact(byte[] bytes, String format, List<Box> boxes) {
    return new Painted(bytes, format, boxes, 0, 0, true);
  }
}
