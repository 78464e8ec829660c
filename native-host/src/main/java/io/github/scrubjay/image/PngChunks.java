// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Finds the chunks of a PNG (W3C PNG, third edition, clause 5): signature, then u32 length, four
 * letters, data, CRC of letters and data, up to IEND.
 */
final class PngChunks {
  static final int IHDR = 0x49484452;
  static final int PLTE = 0x504C5445;
  static final int IDAT = 0x49444154;
  static final int IEND = 0x49454E44;
  private static final int TRNS = 0x74524E53;

  /** Bytes of a chunk around its data: length, type, CRC. */
  static final int FRAME_BYTES = 12;

  private static final int SIGNATURE_BYTES = 8;

  /**
   * One chunk.
   *
   * @param type its four letters, big-endian
   * @param offset of its length field
   * @param dataLength without length field, type and CRC
   */
  record Chunk(int type, int offset, int dataLength) {
    int data() {
      return offset + 8;
    }

    int length() {
      return FRAME_BYTES + dataLength;
    }

    /** Clause 5.4: an upper-case first letter; a decoder that does not know it must give up. */
    boolean isCritical() {
      return (type >> 24 & 0x20) == 0;
    }

    String name() {
      StringBuilder name = new StringBuilder(4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        int letter = type >> shift & 0xFF;
        name.append(letter >= 'A' && letter <= 'z' ? (char) letter : '?');
      }
      return name.toString();
    }
  }

  private final List<Chunk> list = new ArrayList<>();
  private boolean ended;
  private int end;
  private boolean damaged;

  private PngChunks() {}

  /**
   * Walks the image up to IEND, or to its end where IEND is missing.
   *
   * @throws BadImage where a critical chunk is damaged or cut off: decoders refuse then
   */
  static PngChunks of(ByteBuffer image) throws BadImage {
    PngChunks chunks = new PngChunks();
    chunks.walk(image);
    return chunks;
  }

  /** Chunks in order, IEND included where there is one. Damaged ancillary ones are left out. */
  List<Chunk> list() {
    return list;
  }

  boolean isEnded() {
    return ended;
  }

  /**
   * Whether ancillary chunks with a wrong CRC, which decoders skip, were left out. Of transparency
   * some decoders don't look at the CRC: such an image shows two pictures, and is refused.
   */
  boolean hasDamaged() {
    return damaged;
  }

  /** Offset behind IEND, or behind the last whole chunk. */
  int end() {
    return end;
  }

  private void walk(ByteBuffer image) throws BadImage {
    int limit = image.limit();
    int at = SIGNATURE_BYTES;
    int parts = 0;
    while (!ended && limit - at >= FRAME_BYTES) {
      long dataLength = image.getInt(at) & 0xFFFFFFFFL;
      if (dataLength > limit - at - FRAME_BYTES) {
        break;
      }
      if (++parts > Limits.PARTS) {
        throw BadImage.tooLarge("PNG: more than " + Limits.PARTS + " chunks");
      }
      Chunk chunk = new Chunk(image.getInt(at + 4), at, (int) dataLength);
      at += chunk.length();
      if (crc(image, chunk) == image.getInt(at - 4)) {
        list.add(chunk);
      } else if (chunk.isCritical() || chunk.type == TRNS) {
        throw BadImage.malformed("PNG " + chunk.name() + ": wrong CRC");
      } else {
        damaged = true;
      }
      end = at;
      ended = chunk.type == IEND;
    }
  }

  static int crc(ByteBuffer image, Chunk chunk) {
    CRC32 crc = new CRC32();
    crc.update(image.slice(chunk.offset + 4, 4 + chunk.dataLength));
    return (int) crc.getValue();
  }

  /** A whole chunk. */
  static byte[] chunk(int type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(FRAME_BYTES + data.length);
    chunk.putInt(data.length).putInt(type).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
