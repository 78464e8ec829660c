// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A clean file of boxes (ISO/IEC 14496-12, 4.2): u32 size, four letters, data. Clean ones have no
 * other sizes, and fill what holds them.
 */
final class BoxFile {
  /** One box: its data go from {@code start} to {@code end}. */
  record Box(String type, int start, int end) {
    int length() {
      return end - start;
    }
  }

  private final byte[] bytes;

  BoxFile(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /** The boxes that fill a range. */
  List<Box> boxes(int from, int to, String what) throws VerifyFailure {
    List<Box> boxes = new ArrayList<>();
    int at = from;
    while (at < to) {
      require(to - at >= 8, what + ": bytes that are no box");
      long size = number(at, 4);
      require(size >= 8 && size <= to - at, what + ": box of a wrong size");
      boxes.add(new Box(letters(at + 4), at + 8, at + (int) size));
      at += (int) size;
    }
    return boxes;
  }

  /**
   * The boxes that fill a range, which must be of the given types in the given order.
   *
   * @param shape types; behind one that may be missing stands ?, behind one that may repeat *
   * @return the last box of each type
   */
  Map<String, Box> shaped(int from, int to, String what, String... shape) throws VerifyFailure {
    List<Box> boxes = boxes(from, to, what);
    Map<String, Box> found = new HashMap<>();
    int next = 0;
    for (String part : shape) {
      String type = part.substring(0, 4);
      String times = part.substring(4);
      require(
          !times.isEmpty() || next < boxes.size() && boxes.get(next).type.equals(type),
          what + ": " + type + " is missing");
      do {
        if (next == boxes.size() || !boxes.get(next).type.equals(type)) {
          break;
        }
        found.put(type, boxes.get(next++));
      } while (times.equals("*"));
    }
    require(next == boxes.size(), what + ": a box that must not be there, or in another place");
    return found;
  }

  /** An unsigned number of 1 to 4 bytes, or all bits of one of 8. */
  long number(int at, int width) {
    long value = 0;
    for (int i = at; i < at + width; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  int u8(int at) {
    return bytes[at] & 0xFF;
  }

  int u16(int at) {
    return (int) number(at, 2);
  }

  String letters(int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  boolean zeros(int from, int to) {
    return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
  }

  void size(Box box, int expected) throws VerifyFailure {
    require(box.length() == expected, box.type + ": of a wrong size");
  }

  static void require(boolean condition, String message) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure(message);
    }
  }
}
