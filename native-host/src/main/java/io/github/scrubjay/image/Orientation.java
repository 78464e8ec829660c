// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

/** Reads and writes the one Exif tag that changes how a picture is shown: Orientation (0x0112). */
final class Orientation {
  /** Upright: needs no tag. */
  static final int UPRIGHT = 1;

  private Orientation() {}
}
