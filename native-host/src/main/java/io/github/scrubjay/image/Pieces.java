// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What one item or sample becomes: ranges of the image and bytes that are put in, in order. */
final class Pieces {
  /**
   * One of them.
   *
   * @param offset in the image, of a range
   * @param inserted the bytes, or null for a range
   */
  record Piece(int offset, int length, ByteBuffer inserted) {}

  private final List<Piece> list = new ArrayList<>();
  private int length;

  Pieces keep(List<Stretch.Range> ranges) throws BadImage {
    for (Stretch.Range range : ranges) {
      int last = list.size() - 1;
      if (last >= 0
          && list.get(last).inserted == null
          && list.get(last).offset + list.get(last).length == range.offset()) {
        Piece before = list.get(last);
        list.set(last, new Piece(before.offset, before.length + range.length(), null));
      } else if (list.size() == Limits.PARTS) {
        throw BadImage.tooLarge("coded data: more than " + Limits.PARTS + " pieces");
      } else {
        list.add(new Piece(range.offset(), range.length(), null));
      }
      length += range.length();
    }
    return this;
  }

  Pieces insert(byte[] bytes) {
    list.add(new Piece(0, bytes.length, ByteBuffer.wrap(bytes)));
    length += bytes.length;
    return this;
  }

  List<Piece> list() {
    return list;
  }

  int length() {
    return length;
  }
}
