// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * The merged picture of a Photoshop document: compression (u16), then all rows of one channel after
 * the other. 0: as they are. 1: the lengths of all rows (u16, u32 in PSB), then each row in
 * PackBits: a count n below 128 and n + 1 bytes, or n above 128 and one byte that stands 257 - n
 * times.
 */
final class PsdPicture {
  private static final int RAW = 0;
  private static final int PACKED = 1;
  private static final int NOTHING = 128;

  private final ByteBuffer image;
  private final int channels;
  private final long rows;
  private final long rowBytes;
  private final int lengthBytes;

  PsdPicture(ByteBuffer image, int channels, int height, long rowBytes, boolean large) {
    this.image = image;
    this.channels = channels;
    this.rows = (long) channels * height;
    this.rowBytes = rowBytes;
    this.lengthBytes = large ? 4 : 2;
  }

  /** Whether there are more channels than the colour mode needs. */
  boolean hasAlpha(int mode) {
    int colours = mode == 3 || mode == 9 ? 3 : mode == 4 ? 4 : 1;
    return channels > colours;
  }

  /**
   * Writes the picture, and nothing that stands behind the pixels of a row.
   *
   * @return offset behind it in the original
   */
  int write(int at, Edits.Builder edits) throws BadImage {
    require(image.limit() - at >= 2, "cut off before the picture");
    int compression = image.getShort(at);
    if (compression == RAW) {
      long bytes = 2 + rows * rowBytes;
      require(bytes <= image.limit() - at, "cut off in the picture");
      edits.keep(at, (int) bytes);
      return at + (int) bytes;
    }
    if (compression != PACKED) {
      throw BadImage.unsupported("PSD: picture of compression " + compression + ", must be 0 or 1");
    }
    return packed(at, edits);
  }

  private int packed(int start, Edits.Builder edits) throws BadImage {
    int table = start + 2;
    require(rows * lengthBytes <= image.limit() - table, "cut off in the lengths of rows");
    int data = table + (int) rows * lengthBytes;
    Edits.Builder clean = new Edits.Builder();
    ByteBuffer lengths = ByteBuffer.allocate((int) rows * lengthBytes);
    boolean exact = true;
    long at = data;
    for (int row = 0; row < rows; row++) {
      long length = stated(table, row);
      require(length <= image.limit() - at, "cut off in a row");
      int kept = row((int) at, (int) length, clean);
      exact &= kept == length;
      if (lengthBytes == 2) {
        lengths.putShort((short) kept);
      } else {
        lengths.putInt(kept);
      }
      at += length;
    }
    edits.keep(start, 2);
    BmpSanitizer.keepOrInsert(image, table, lengths.array(), edits);
    clean.build().addTo(edits);
    if (!exact) {
      edits.removed(Carrier.PADDING);
    }
    return (int) at;
  }

  private long stated(int table, int row) {
    int at = table + row * lengthBytes;
    return lengthBytes == 2 ? image.getShort(at) & 0xFFFF : image.getInt(at) & 0xFFFFFFFFL;
  }

  /**
   * Writes what it takes to fill a row: nothing behind that, and of the last run or stretch only as
   * much as there is room for, as decoders do.
   *
   * @return how many coded bytes that are
   */
  private int row(int from, int length, Edits.Builder edits) throws BadImage {
    int at = from;
    int end = from + length;
    long left = rowBytes;
    while (left > 0) {
      require(at < end, "a row shorter than it is");
      int count = image.get(at) & 0xFF;
      int coded = count < NOTHING ? 2 + count : count > NOTHING ? 2 : 1;
      int made = count < NOTHING ? 1 + count : count > NOTHING ? 257 - count : 0;
      require(coded <= end - at, "a row shorter than it is");
      if (made > left) {
        boolean run = count > NOTHING;
        edits.keep(from, at - from);
        edits.insert(new byte[] {(byte) (run ? 257 - left : left - 1)});
        edits.keep(at + 1, run ? 1 : (int) left);
        return at - from + (run ? 2 : 1 + (int) left);
      }
      left -= made;
      at += coded;
    }
    edits.keep(from, at - from);
    return at - from;
  }

  private static void require(boolean condition, String what) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("PSD: " + what);
    }
  }
}
