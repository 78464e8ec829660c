// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the blocks of a GIF (GIF89a, W3C copy of 1990).
 *
 * <pre>
 *   "GIF87a" or "GIF89a", u16 width, u16 height, flags, background, aspect
 *   colour table                        where a flag says so: 3 * 2^(n+1) bytes
 *   21 label sub-blocks                 extension: F9 graphic control, FE comment, 01 text, FF application
 *   2C u16 left, top, width, height, flags, colour table, minimum code size, sub-blocks    picture
 *   3B                                  end
 * </pre>
 *
 * Sub-blocks are a byte of size and that many bytes, up to one of size 0.
 */
final class GifBlocks {
  static final int EXTENSION = 0x21;
  static final int PICTURE = 0x2C;
  static final int END = 0x3B;

  static final int CONTROL = 0xF9;
  static final int COMMENT = 0xFE;
  static final int PLAIN_TEXT = 0x01;
  static final int APPLICATION = 0xFF;

  static final int APPLICATION_NAME_BYTES = 11;

  static final int MAX_SUB_BLOCK_BYTES = 255;

  /** The size of a sub-block of the greatest size, as it stands in the file. */
  static final byte FULL = (byte) MAX_SUB_BLOCK_BYTES;

  private static final int HEADER_BYTES = 13;
  private static final int DESCRIPTOR_BYTES = 10; // with 2C

  /**
   * One block.
   *
   * @param label of an extension; {@link #PICTURE} for a picture
   * @param offset of its first byte
   * @param subBlocks offset of its first sub-block
   * @param end offset behind its last
   */
  record Block(int label, int offset, int subBlocks, int end) {}

  private final byte[] bytes;
  private final List<Block> list = new ArrayList<>();
  private int headerEnd;
  private int end;
  private boolean ended;

  private GifBlocks(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Walks the image up to its end block, or to its last byte where that is missing.
   *
   * @throws BadImage where a block is cut off, or something else stands between blocks: decoders
   *     differ about what comes then
   */
  static GifBlocks of(byte[] bytes) throws BadImage {
    GifBlocks blocks = new GifBlocks(bytes);
    blocks.walk();
    return blocks;
  }

  /** Extensions and pictures, in order. */
  List<Block> list() {
    return list;
  }

  /** Offset behind header and global colour table. */
  int headerEnd() {
    return headerEnd;
  }

  /** Offset of the end block, or the image's length where that is missing. */
  int end() {
    return end;
  }

  boolean isEnded() {
    return ended;
  }

  /** Name and code of an application extension; empty where it is not of eleven bytes. */
  String application(Block block) {
    return block.label == APPLICATION && u8(block.subBlocks) == APPLICATION_NAME_BYTES
        ? new String(
            bytes, block.subBlocks + 1, APPLICATION_NAME_BYTES, StandardCharsets.ISO_8859_1)
        : "";
  }

  /** The data of sub-blocks, one behind the other. */
  byte[] data(int firstSubBlock, int end) {
    int size = 0;
    for (int at = firstSubBlock; u8(at) > 0; at += 1 + u8(at)) {
      size += u8(at);
    }
    ByteBuffer data = ByteBuffer.allocate(size);
    for (int at = firstSubBlock; at < end && u8(at) > 0; at += 1 + u8(at)) {
      data.put(bytes, at + 1, u8(at));
    }
    return data.array();
  }

  private void walk() throws BadImage {
    if (bytes.length < HEADER_BYTES) {
      throw BadImage.malformed("GIF: cut off in its header");
    }
    requireSize(u16(6), u16(8));
    headerEnd = HEADER_BYTES + tableBytes(u8(10));
    int at = headerEnd;
    while (at < bytes.length) {
      int type = u8(at);
      if (type == END) {
        end = at;
        ended = true;
        return;
      }
      if (list.size() == Limits.PARTS) {
        throw BadImage.tooLarge("GIF: more than " + Limits.PARTS + " blocks");
      }
      Block block =
          switch (type) {
            case EXTENSION -> extension(at);
            case PICTURE -> picture(at);
            default ->
                throw BadImage.malformed(
                    "GIF: a block of type 0x" + Integer.toHexString(type) + ", must be 21, 2c, 3b");
          };
      list.add(block);
      at = block.end;
    }
    require(at == bytes.length);
    end = at;
  }

  private Block extension(int at) throws BadImage {
    require(at + 3 <= bytes.length);
    return new Block(u8(at + 1), at, at + 2, subBlocksEnd(at + 2));
  }

  private Block picture(int at) throws BadImage {
    require(at + DESCRIPTOR_BYTES < bytes.length);
    requireSize(u16(at + 5), u16(at + 7));
    int codeSize = at + DESCRIPTOR_BYTES + tableBytes(u8(at + 9));
    require(codeSize + 1 < bytes.length);
    int minimum = u8(codeSize);
    if (minimum < 2 || minimum > 8) {
      throw BadImage.malformed("GIF: a minimum code size of " + minimum + ", must be 2 to 8");
    }
    return new Block(PICTURE, at, codeSize + 1, subBlocksEnd(codeSize + 1));
  }

  private int subBlocksEnd(int from) throws BadImage {
    int at = from;
    while (true) {
      // Nearly all are full. Told by a branch, the next size need not wait for this one.
      while (at < bytes.length && bytes[at] == FULL) {
        at += 1 + MAX_SUB_BLOCK_BYTES;
      }
      require(at < bytes.length);
      int size = u8(at);
      at += 1 + size;
      if (size == 0) {
        return at;
      }
    }
  }

  private static int tableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private static void requireSize(int width, int height) throws BadImage {
    if ((long) width * height > Limits.PIXELS) {
      throw BadImage.tooLarge("GIF: " + width + " x " + height + " pixels, limit " + Limits.PIXELS);
    }
  }

  private static void require(boolean condition) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("GIF: cut off");
    }
  }

  private int u8(int at) {
    return bytes[at] & 0xFF;
  }

  private int u16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }
}
