// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The boxes of an ISO base media file (ISO/IEC 14496-12, 4.2), which HEIF, AVIF and JPEG XL are
 * made of: u32 size including itself, four letters, data. A size of 1 is followed by a u64 size; a
 * size of 0 reaches to the end of the file, where the box is one of coded data.
 */
final class Boxes {
  private static final int HEADER_BYTES = 8;
  private static final int LONG_HEADER_BYTES = 16;

  /** Boxes that may leave their size open. Readers disagree on any other that does. */
  private static final Set<String> ENDLESS = Set.of("mdat", "jxlc", "jxlp");

  /**
   * One box.
   *
   * @param type its four letters, whatever they are: not to be shown
   * @param offset of its size
   * @param body offset of its data
   * @param end offset behind it
   */
  record Box(String type, int offset, int body, int end) {
    int length() {
      return end - offset;
    }

    int bodyLength() {
      return end - body;
    }

    boolean is(String name) {
      return type.equals(name);
    }
  }

  private final List<Box> list;
  private final int end;

  private Boxes(List<Box> list, int end) {
    this.list = list;
    this.end = end;
  }

  /** The boxes in a range, up to the first that is not whole. */
  static Boxes in(ByteBuffer image, int from, int to) throws BadImage {
    List<Box> list = new ArrayList<>();
    int at = from;
    while (to - at >= HEADER_BYTES) {
      int body = at + HEADER_BYTES;
      long size = image.getInt(at) & 0xFFFFFFFFL;
      if (size == 1 && to - at >= LONG_HEADER_BYTES) {
        size = image.getLong(at + HEADER_BYTES);
        body = at + LONG_HEADER_BYTES;
      } else if (size == 0 && ENDLESS.contains(type(image, at + 4))) {
        size = to - at;
      }
      if (size < body - at || size > to - at) {
        break;
      }
      if (list.size() == Limits.PARTS) {
        throw BadImage.tooLarge("boxes: more than " + Limits.PARTS);
      }
      list.add(new Box(type(image, at + 4), at, body, at + (int) size));
      at += (int) size;
    }
    return new Boxes(list, at);
  }

  /**
   * The boxes that fill a range.
   *
   * @param what holds them, for the message
   */
  static Boxes filling(ByteBuffer image, int from, int to, String what) throws BadImage {
    Boxes boxes = in(image, from, to);
    if (boxes.end != to) {
      throw BadImage.malformed(what + ": boxes do not fill it");
    }
    return boxes;
  }

  static String type(ByteBuffer image, int at) {
    byte[] letters = new byte[4];
    image.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  List<Box> list() {
    return list;
  }

  /** Offset behind the last whole box. */
  int end() {
    return end;
  }

  /** The only box of a type. */
  Optional<Box> find(String type) throws BadImage {
    Box found = null;
    for (Box box : list) {
      if (box.is(type)) {
        if (found != null) {
          throw BadImage.malformed("box " + type + ": more than one, must be one at most");
        }
        found = box;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The only box of a type that must be there. */
  Box require(String type) throws BadImage {
    return find(type).orElseThrow(() -> BadImage.malformed("box " + type + ": missing"));
  }
}
