// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files of pictures that tests draw. */
public final class Drawn {
  private static final int BEHIND_PNG_HEADER = 33;

  private Drawn() {}

  /** The picture as a file of one of ImageIO's formats. */
  public static byte[] file(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException("no encoder for this picture: " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A PNG whose Exif block says which way up it is shown. */
  public static byte[] png(BufferedImage picture, int orientation) {
    byte[] png = file(picture, "png");
    byte[] exif = chunk("eXIf", orientationBlock(orientation));
    return ByteBuffer.allocate(png.length + exif.length)
        .put(png, 0, BEHIND_PNG_HEADER)
        .put(exif)
        .put(png, BEHIND_PNG_HEADER, png.length - BEHIND_PNG_HEADER)
        .array();
  }

  /** A JPEG whose Exif block says which way up it is shown. */
  public static byte[] jpeg(BufferedImage picture, int orientation) {
    byte[] jpeg = file(picture, "jpg");
    byte[] block = orientationBlock(orientation);
    return ByteBuffer.allocate(jpeg.length + 10 + block.length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) (8 + block.length))
        .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
        .put(block)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static byte[] orientationBlock(int orientation) {
    return ByteBuffer.allocate(26)
        .putInt(0x4D4D002A)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    for (char letter : type.toCharArray()) {
      chunk.put((byte) letter);
    }
    chunk.put(data);
    CRC32 crc = new CRC32();
    crc.update(Arrays.copyOfRange(chunk.array(), 4, 8 + data.length));
    return chunk.putInt((int) crc.getValue()).array();
  }
}
