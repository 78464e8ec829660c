// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * Exif in an item of a HEIF file (ISO/IEC 23008-12, A.2.1) or a box of JPEG XL (ISO/IEC 18181-2,
 * 9.4): how far away the block is (u32), then the block. Its orientation does not count in these
 * formats, which turn pictures by other means.
 */
final class BoxedExif {
  private static final int HEAD_BYTES = 4;

  /** Larger ones are not looked at: what is kept of them are some words. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private BoxedExif() {}

  /** What may stay of it. */
  static KeptExif read(Stretch data) {
    if (data.length() < HEAD_BYTES || data.length() > MAX_BYTES) {
      return KeptExif.NONE;
    }
    long start = HEAD_BYTES + data.u32(0);
    if (start >= data.length()) {
      return KeptExif.NONE;
    }
    byte[] block = data.bytes((int) start, data.length() - (int) start);
    return KeptExif.read(ByteBuffer.wrap(block), 0, block.length)
        .withOrientation(Orientation.UPRIGHT);
  }

  /** The clean data; of length 0 when nothing is to be kept. */
  static byte[] write(KeptExif exif, Options options) {
    byte[] block = exif.block(options);
    return block.length == 0 ? block : new BoxWriter().u32(0).bytes(block).toByteArray();
  }
}
