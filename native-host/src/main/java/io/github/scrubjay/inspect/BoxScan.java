// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes (ISO/IEC 14496-12, 4.2) as far as they can be read: u32 size (1: a u64 follows; 0: up to
 * the end), four letters, data.
 */
final class BoxScan {
  /** Real files have tens in one place. */
  private static final int MAX_BOXES = 20_000;

  /** One box: its data go from {@code start} to {@code end}. */
  record Box(String type, int start, int end) {
    int length() {
      return end - start;
    }
  }

  private final byte[] bytes;

  BoxScan(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The whole boxes in a range, up to the first that is not whole. */
  List<Box> in(int from, int to) {
    List<Box> boxes = new ArrayList<>();
    int at = from;
    while (to - at >= 8 && boxes.size() < MAX_BOXES) {
      long size = number(at, 4);
      int start = at + 8;
      if (size == 1 && to - at >= 16) {
        size = number(at + 8, 8);
        start = at + 16;
      } else if (size == 0) {
        size = to - at;
      }
      if (size < start - at || size > to - at) {
        break;
      }
      boxes.add(new Box(letters(at + 4), start, at + (int) size));
      at += (int) size;
    }
    return boxes;
  }

  long number(int at, int width) {
    long value = 0;
    for (int i = at; i < at + width; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  String letters(int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  /** A text up to its 0, or to {@code end}. */
  String text(int from, int end) {
    int at = from;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return new String(bytes, from, Math.max(0, at - from), StandardCharsets.UTF_8);
  }
}
