// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of the image that are read as one run of bytes, as an item that lies in several extents.
 */
final class Stretch {
  /** Bytes of the image from {@code offset} on. */
  record Range(int offset, int length) {}

  private final ByteBuffer image;
  private final List<Range> ranges;
  private final int[] starts;
  private final int length;

  /** The range that was read last: reading goes forward. */
  private int current;

  private Stretch(ByteBuffer image, List<Range> ranges, int length) {
    this.image = image;
    this.ranges = ranges;
    this.length = length;
    this.starts = new int[ranges.size() + 1];
    for (int i = 0; i < ranges.size(); i++) {
      starts[i + 1] = starts[i] + ranges.get(i).length;
    }
  }

  /**
   * @throws BadImage when the ranges are longer together than an image may be
   */
  static Stretch of(ByteBuffer image, List<Range> ranges) throws BadImage {
    List<Range> filled = new ArrayList<>(ranges);
    filled.removeIf(range -> range.length == 0);
    long length = 0;
    for (Range range : filled) {
      length += range.length;
    }
    if (length > Limits.IMAGE_BYTES) {
      throw BadImage.tooLarge("coded data: " + length + " bytes, limit " + Limits.IMAGE_BYTES);
    }
    return new Stretch(image, List.copyOf(filled), (int) length);
  }

  static Stretch of(ByteBuffer image, int from, int to) {
    return new Stretch(
        image, to > from ? List.of(new Range(from, to - from)) : List.of(), to - from);
  }

  /** The first bytes of another. */
  static Stretch of(Stretch whole, int length) {
    return new Stretch(whole.image, List.copyOf(whole.slice(0, length)), length);
  }

  List<Range> ranges() {
    return ranges;
  }

  int length() {
    return length;
  }

  /** Where it begins in the image; 0 when it is empty. */
  int offset() {
    return ranges.isEmpty() ? 0 : ranges.get(0).offset;
  }

  int u8(int at) {
    seek(at);
    return image.get(ranges.get(current).offset + at - starts[current]) & 0xFF;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  byte[] bytes(int from, int count) {
    byte[] bytes = new byte[count];
    int done = 0;
    for (Range range : slice(from, count)) {
      image.get(range.offset, bytes, done, range.length);
      done += range.length;
    }
    return bytes;
  }

  /** The ranges that a part of it lies in. */
  List<Range> slice(int from, int count) {
    if (count == 0) {
      return List.of();
    }
    List<Range> slice = new ArrayList<>();
    int left = count;
    int at = from;
    while (left > 0) {
      seek(at);
      Range range = ranges.get(current);
      int skipped = at - starts[current];
      int taken = Math.min(left, range.length - skipped);
      slice.add(new Range(range.offset + skipped, taken));
      at += taken;
      left -= taken;
    }
    return slice;
  }

  private void seek(int at) {
    if (at < 0 || at >= length) {
      throw new IndexOutOfBoundsException(at);
    }
    if (at < starts[current]) {
      current = 0;
    }
    while (at >= starts[current + 1]) {
      current++;
    }
  }
}
