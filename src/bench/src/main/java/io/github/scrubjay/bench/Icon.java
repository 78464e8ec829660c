// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * An icon of the sizes that Windows asks for, each as a bitmap of 32 bits with a mask of one bit:
 * 0.4 MB. Larger ones are rare, since 256 pixels are the most that an entry can state.
 */
final class Icon {
  private static final List<Integer> SIZES = List.of(256, 128, 64, 48, 32, 24, 16);
  private static final int HEAD_BYTES = 6;
  private static final int ENTRY_BYTES = 16;
  private static final int BITMAP_HEADER_BYTES = 40;

  private Icon() {}

  static byte[] of(Random random) {
    int at = HEAD_BYTES + SIZES.size() * ENTRY_BYTES;
    ByteBuffer directory = ByteBuffer.allocate(at).order(ByteOrder.LITTLE_ENDIAN);
    directory.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : SIZES) {
      byte[] picture = bitmap(size, random);
      directory.put((byte) size).put((byte) size).putShort((short) 0); // 256 is stated as 0
      directory.putShort((short) 1).putShort((short) 32);
      directory.putInt(picture.length).putInt(at + pictures.size());
      pictures.writeBytes(picture);
    }
    byte[] tail = TestImages.latin1(TestImages.SECRET);
    return ByteBuffer.allocate(at + pictures.size() + tail.length)
        .put(directory.array())
        .put(pictures.toByteArray())
        .put(tail)
        .array();
  }

  /** The height in the header counts picture and mask. */
  private static byte[] bitmap(int size, Random random) {
    byte[] pixels = new byte[4 * size * size];
    random.nextBytes(pixels);
    int maskBytes = (size + 31) / 32 * 4 * size;
    ByteBuffer out =
        ByteBuffer.allocate(BITMAP_HEADER_BYTES + pixels.length + maskBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(BITMAP_HEADER_BYTES).putInt(size).putInt(2 * size);
    out.putShort((short) 1).putShort((short) 32);
    out.position(BITMAP_HEADER_BYTES);
    return out.put(pixels).array();
  }
}
