// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.util.Arrays;

/**
 * The only Exif block that a clean image may hold, byte for byte: a TIFF header, one directory with
 * one entry (Orientation, SHORT, 2 to 8; 1 needs no block), no further directory.
 */
final class OrientationBlock {
  private static final byte[] BIG_ENDIAN = {
    'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] LITTLE_ENDIAN = {
    'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int BIG_ENDIAN_VALUE = 19;
  private static final int LITTLE_ENDIAN_VALUE = 18;

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
    byte[] block = Arrays.copyOfRange(bytes, start, Math.min(end, start + BIG_ENDIAN.length + 1));
    if (!is(block, BIG_ENDIAN, BIG_ENDIAN_VALUE)
        && !is(block, LITTLE_ENDIAN, LITTLE_ENDIAN_VALUE)) {
      throw new VerifyFailure("Exif: holds more than the orientation");
    }
  }

  private static boolean is(byte[] block, byte[] template, int valueAt) {
    if (block.length != template.length || block[valueAt] < 2 || block[valueAt] > 8) {
      return false;
    }
    byte[] copy = block.clone();
    copy[valueAt] = 0;
    return Arrays.equals(copy, template);
  }
}
