// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the chunks of a WebP (RFC 9649, 2.3): four letters, u32 length, data, and a byte 0 where
 * the length is odd. All numbers are little-endian.
 */
final class WebpChunks {
  static final int RIFF = 0x52494646;
  static final int WEBP = 0x57454250;
  static final int VP8 = 0x56503820;
  static final int VP8L = 0x5650384C;
  static final int VP8X = 0x56503858;
  static final int ALPH = 0x414C5048;
  static final int ANIM = 0x414E494D;
  static final int ANMF = 0x414E4D46;
  static final int ICCP = 0x49434350;
  static final int EXIF = 0x45584946;
  static final int XMP = 0x584D5020;
  static final int C2PA = 0x43325041;

  /** Bytes of a chunk before its data. */
  static final int HEAD_BYTES = 8;

  /**
   * One chunk.
   *
   * @param type its four letters, big-endian
   * @param offset of its letters
   * @param dataLength without letters, length field and padding
   */
  record Chunk(int type, int offset, int dataLength) {
    int data() {
      return offset + HEAD_BYTES;
    }
  }

  /**
   * The chunks of a range.
   *
   * @param parts how many there may be
   * @throws BadImage where one reaches beyond the range, or there are too many
   */
  static List<Chunk> of(ByteBuffer image, int from, int end, int parts) throws BadImage {
    List<Chunk> list = new ArrayList<>();
    long at = from;
    while (at + HEAD_BYTES <= end) {
      int offset = (int) at;
      long dataLength = u32(image, offset + 4);
      if (dataLength > end - at - HEAD_BYTES) {
        throw BadImage.malformed(
            "WebP: a chunk of " + dataLength + " bytes, must be at most " + (end - at - 8));
      }
      if (list.size() == parts) {
        throw BadImage.tooLarge("WebP: more than " + Limits.PARTS + " chunks");
      }
      list.add(new Chunk(image.getInt(offset), offset, (int) dataLength));
      at += HEAD_BYTES + dataLength + (dataLength & 1);
    }
    return list;
  }

  /** Offset behind the last chunk and its padding, never behind the range. */
  static int end(List<Chunk> chunks, int from, int end) {
    if (chunks.isEmpty()) {
      return from;
    }
    Chunk last = chunks.get(chunks.size() - 1);
    return Math.min(end, last.data() + last.dataLength + (last.dataLength & 1));
  }

  static byte[] head(int type, long dataLength) {
    return ByteBuffer.allocate(HEAD_BYTES)
        .putInt(type)
        .putInt(Integer.reverseBytes((int) dataLength))
        .array();
  }

  static long u32(ByteBuffer image, int at) {
    return Integer.reverseBytes(image.getInt(at)) & 0xFFFFFFFFL;
  }

  static int u24(ByteBuffer image, int at) {
    return image.get(at) & 0xFF
        | (image.get(at + 1) & 0xFF) << 8
        | (image.get(at + 2) & 0xFF) << 16;
  }

  private WebpChunks() {}
}
