// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * Writes the pixels of a bitmap, and nothing that hides between them: rows are filled up to
 * multiples of four bytes, and stretches of run-length coding to even ones.
 */
final class BmpPixels {
  private final ByteBuffer image;
  private final Edits.Builder edits;
  private boolean padded;

  BmpPixels(ByteBuffer image, Edits.Builder edits) {
    this.image = image;
    this.edits = edits;
  }

  /** Whether something stood in the padding. */
  boolean hadPadding() {
    return padded;
  }

  /**
   * Writes rows as they are, with zeros as padding.
   *
   * @param at offset of the first
   * @param bits that one row uses
   */
  void rows(int at, int rowBytes, int rows, long bits) {
    int whole = (int) (bits / 8);
    int rest = (int) (bits % 8); // the bits of the last byte that count, from the top
    for (int row = 0; row < rows; row++) {
      int start = at + row * rowBytes;
      byte[] tail = new byte[rowBytes - whole];
      boolean clean = true;
      for (int i = 0; i < tail.length; i++) {
        int value = image.get(start + whole + i);
        tail[i] = (byte) (i == 0 ? value & 0xFF00 >> rest : 0);
        clean &= tail[i] == (byte) value;
      }
      if (clean) {
        edits.keep(start, rowBytes);
      } else {
        padded = true;
        edits.keep(start, whole);
        edits.insert(tail);
      }
    }
  }

  /**
   * Writes run-length coded pixels up to their end mark: (count, value) is a run; (0, 0) ends a
   * row, (0, 1) the bitmap; (0, 2, right, up) jumps; (0, n) is followed by n pixels as they are.
   *
   * @return how many bytes that made
   */
  int runs(int from, BmpHeader header) throws BadImage {
    int limit = image.limit();
    int at = from;
    int x = 0;
    int y = 0;
    int written = 0;
    while (limit - at >= 2) {
      int count = image.get(at) & 0xFF;
      int value = image.get(at + 1) & 0xFF;
      int length = 2;
      if (count > 0) {
        x += count;
      } else if (value == 0) {
        x = 0;
        y++;
      } else if (value == 1) {
        edits.keep(at, 2);
        return written + 2;
      } else if (value == 2) {
        require(limit - at >= 4, "cut off in a jump");
        x += image.get(at + 2) & 0xFF;
        y += image.get(at + 3) & 0xFF;
        length = 4;
      } else {
        x += value;
        int data = header.compression() == BmpHeader.RLE8 ? value : (value + 1) / 2;
        length = 2 + data + data % 2;
        require(limit - at >= length, "cut off in its pixels");
        if (data % 2 == 1 && image.get(at + length - 1) != 0) {
          padded = true;
          edits.keep(at, length - 1).insert(new byte[1]);
          at += length;
          written += length;
          continue;
        }
      }
      require(y < header.height() || y == header.height() && x == 0, "more rows than it has");
      require(x <= header.width() + 1, "a row longer than it is");
      edits.keep(at, length);
      at += length;
      written += length;
    }
    require(y == header.height(), "cut off in its pixels");
    edits.insert(new byte[] {0, 1});
    return written + 2;
  }

  private static void require(boolean condition, String what) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("BMP: " + what);
    }
  }
}
