// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** A JPEG of a wanted size with metadata in it, made in code. */
final class TestPhoto {
  private TestPhoto() {}

  /**
   * A baseline JPEG of noise over a gradient.
   *
   * @param bytes smallest size; the photo is up to a third larger
   */
  static byte[] ofAtLeast(int bytes) throws IOException {
    for (int width = 400; ; width += width / 8) {
      byte[] photo = photo(width, width * 3 / 4);
      if (photo.length >= bytes) {
        return photo;
      }
    }
  }

  private static byte[] photo(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int base = 255 * (x + y) / (width + height);
        image.setRGB(x, y, (base ^ random.nextInt(64)) * 0x010101);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return withComment(out.toByteArray());
  }

  /** Something to remove: a COM segment of 8 kB right after SOI. */
  private static byte[] withComment(byte[] jpeg) {
    byte[] comment = new byte[8192];
    return ByteBuffer.allocate(jpeg.length + comment.length + 4)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFFE)
        .putShort((short) (comment.length + 2))
        .put(comment)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
