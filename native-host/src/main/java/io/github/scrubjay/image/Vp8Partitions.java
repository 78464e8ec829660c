// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * Where the coded data of a VP8 key frame lies (RFC 6386, 9.2 to 9.6 and 19.2): behind the header
 * of ten bytes the first partition, whose arithmetic-coded fields say how many more there are; then
 * the sizes of all but the last of these, three bytes each; then these.
 *
 * <p>A frame whose partitions leave its chunk is refused: decoders read on in whatever chunks
 * follow, so that taking these out would change the picture. Whether the last partition is cut off
 * is told only by decoding it.
 */
final class Vp8Partitions {
  private static final int HEAD_BYTES = 10;
  private static final int SIZE_BYTES = 3;

  // The decoder of 7.3, reading fields at even odds only.
  private final ByteBuffer image;
  private final int end;
  private int at;
  private int value;
  private int range = 255;
  private int bits;

  private Vp8Partitions(ByteBuffer image, int start, int end) {
    this.image = image;
    this.at = start;
    this.end = end;
    value = next() << 8 | next();
  }

  /**
   * Passes a frame whose partitions lie in its chunk.
   *
   * @param start of the chunk's data, at least ten bytes
   * @param end of the chunk's data
   * @param first length of the first partition
   */
  static void require(ByteBuffer image, int start, int end, int first) throws BadImage {
    long table = (long) start + HEAD_BYTES + first;
    if (table >= end) {
      throw BadImage.malformed("WebP VP8: the first partition leaves its chunk");
    }
    int sizes = new Vp8Partitions(image, start + HEAD_BYTES, (int) table).count() - 1;
    long data = table + (long) sizes * SIZE_BYTES;
    for (int i = 0; i < sizes && data < end; i++) {
      data += WebpChunks.u24(image, (int) table + i * SIZE_BYTES);
    }
    if (data >= end) {
      throw BadImage.malformed("WebP VP8: a partition leaves its chunk");
    }
  }

  /** How many partitions there are beside the first. */
  private int count() {
    skip(2); // colour space, clamping
    if (flag()) {
      segments();
    }
    skip(1 + 6 + 3); // kind, level and sharpness of the loop filter
    if (flag()) { // adjustments of it
      boolean renewed = flag();
      optional(renewed ? 4 + 4 : 0, 6 + 1);
    }
    int log = read() << 1;
    return 1 << (log | read());
  }

  private void segments() {
    boolean map = flag();
    if (flag()) {
      skip(1); // absolute or relative
      optional(4, 7 + 1);
      optional(4, 6 + 1);
    }
    if (map) {
      optional(3, 8);
    }
  }

  /** So many fields, each behind a flag that says whether it is there. */
  private void optional(int fields, int length) {
    for (int i = 0; i < fields; i++) {
      if (flag()) {
        skip(length);
      }
    }
  }

  private void skip(int fields) {
    for (int i = 0; i < fields; i++) {
      read();
    }
  }

  private boolean flag() {
    return read() == 1;
  }

  private int read() {
    int split = 1 + (range - 1 >> 1);
    int bit;
    if (value >= split << 8) {
      bit = 1;
      range -= split;
      value -= split << 8;
    } else {
      bit = 0;
      range = split;
    }
    while (range < 128) {
      value <<= 1;
      range <<= 1;
      if (++bits == 8) {
        bits = 0;
        value |= next();
      }
    }
    return bit;
  }

  /** Zeros follow the end, as decoders have it. */
  private int next() {
    return at < end ? image.get(at++) & 0xFF : 0;
  }
}
