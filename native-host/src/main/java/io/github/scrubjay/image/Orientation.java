// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * The one Exif tag that changes how a picture is shown: Orientation (Exif 2.32, tag 0x0112, SHORT,
 * 1 to 8). Everything else in an Exif block is metadata.
 */
final class Orientation {
  /** As stored: needs no tag. */
  static final int UPRIGHT = 1;

  static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int BIG_ENDIAN_MARK = 0x4D4D002A;
  private static final int LITTLE_ENDIAN_MARK = 0x49492A00;
  private static final int ENTRY_BYTES = 12;

  private Orientation() {}

  /**
   * Reads the orientation from the first directory of a TIFF block, as viewers do.
   *
   * @param offset of the byte order mark in {@code image}
   * @param length of the block
   * @return 1 to 8; 1 where there is none or the block is broken, as viewers then show it as stored
   */
  static int read(ByteBuffer image, int offset, int length) {
    if (length < 10) {
      return UPRIGHT;
    }
    int mark = image.getInt(offset);
    if (mark != BIG_ENDIAN_MARK && mark != LITTLE_ENDIAN_MARK) {
      return UPRIGHT;
    }
    boolean little = mark == LITTLE_ENDIAN_MARK;
    long directory = u32(image, offset + 4, little);
    if (directory < 8 || directory + 2 > length) {
      return UPRIGHT;
    }
    int entries = u16(image, offset + (int) directory, little);
    int first = (int) directory + 2;
    for (int i = 0; i < entries && first + (i + 1) * ENTRY_BYTES <= length; i++) {
      int entry = offset + first + i * ENTRY_BYTES;
      if (u16(image, entry, little) == TAG) {
        int value = u16(image, entry + 8, little);
        boolean valid = u16(image, entry + 2, little) == SHORT && value >= 1 && value <= 8;
        return valid ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /**
   * The smallest TIFF block that says so: one directory with one entry, 26 bytes.
   *
   * @param orientation 2 to 8
   */
  static byte[] block(int orientation) {
    return ByteBuffer.allocate(26)
        .putInt(BIG_ENDIAN_MARK)
        .putInt(8) // offset of the directory
        .putShort((short) 1) // entries
        .putShort((short) TAG)
        .putShort((short) SHORT)
        .putInt(1) // values
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0) // no next directory
        .array();
  }

  private static int u16(ByteBuffer image, int at, boolean little) {
    int value = image.getShort(at);
    return (little ? Short.reverseBytes((short) value) : value) & 0xFFFF;
  }

  private static long u32(ByteBuffer image, int at, boolean little) {
    int value = image.getInt(at);
    return (little ? Integer.reverseBytes(value) : value) & 0xFFFFFFFFL;
  }
}
