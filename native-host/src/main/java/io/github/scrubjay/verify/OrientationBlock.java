// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.util.Arrays;

/**
 * The only Exif block that a clean image may hold, byte for byte: a TIFF header, one directory with
 * one entry (Orientation, SHORT, 2 to 8; 1 needs no block), no further directory, big-endian.
 */
final class OrientationBlock {
  private static final byte[] BLOCK = {
    'M',
    'M',
    0,
    42,
    0,
    0,
    0,
    8, // header: the directory begins at 8
    0,
    1, // entries
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    0, // Orientation, SHORT, one value
    0,
    0,
    0,
    0 // no further directory
  };
  private static final int VALUE = 19;

  private OrientationBlock() {}

  /**
   * Accepts the block in a range.
   *
   * @param start of the byte order mark
   */
  static void require(byte[] bytes, int start, int end, Options options) throws VerifyFailure {
    if (!options.keeps(Options.Keep.ORIENTATION)) {
      throw new VerifyFailure("Exif: must not be there, the orientation is not to be kept");
    }
    byte[] block = Arrays.copyOfRange(bytes, start, Math.min(end, start + BLOCK.length + 1));
    if (block.length != BLOCK.length || block[VALUE] < 2 || block[VALUE] > 8) {
      throw new VerifyFailure("Exif: holds more than the orientation");
    }
    block[VALUE] = 0;
    if (!Arrays.equals(block, BLOCK)) {
      throw new VerifyFailure("Exif: holds more than the orientation");
    }
  }
}
