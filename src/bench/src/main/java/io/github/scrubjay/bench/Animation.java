// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.PngBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * An animated PNG (PNG, third edition, 11.3.5): signature, IHDR, acTL, text, then fcTL and IDAT of
 * the first frame, fcTL and fdAT of the others, IEND. The pixels of a frame are one zlib stream,
 * cut into chunks as libpng cuts it.
 */
final class Animation {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int FRAMES = 4;
  private static final int CHUNK_BYTES = 8192;

  private final int width;
  private final int height;
  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Of fcTL and fdAT together. */
  private int sequence;

  private Animation(int width, Random random) {
    this.width = width;
    this.height = width * 3 / 4;
    this.random = random;
  }

  /**
   * The file.
   *
   * @param width of the frames in pixels; the height is three quarters of it
   */
  static byte[] of(int width, Random random) {
    Animation animation = new Animation(width, random);
    animation.write();
    return animation.out.toByteArray();
  }

  private void write() {
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk("IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array()); // RGB of 8 bits
    chunk("acTL", ByteBuffer.allocate(8).putInt(FRAMES).putInt(0).array());
    chunk("tEXt", TestImages.latin1("Author\0" + TestImages.SECRET));
    for (int frame = 0; frame < FRAMES; frame++) {
      chunk("fcTL", frameControl());
      pixels(frame > 0);
    }
    chunk("IEND", new byte[0]);
  }

  /** The whole picture, at 0, 0, for a tenth of a second. */
  private byte[] frameControl() {
    ByteBuffer control = ByteBuffer.allocate(26).putInt(sequence++).putInt(width).putInt(height);
    return control.putLong(0).putShort((short) 1).putShort((short) 10).array();
  }

  private void pixels(boolean numbered) {
    byte[] rows = new byte[height * (1 + 3 * width)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      at++; // no filter
      for (int x = 0; x < width; x++) {
        byte grey = (byte) (255 * (x + y) / (width + height) ^ random.nextInt(32));
        rows[at++] = grey;
        rows[at++] = grey;
        rows[at++] = grey;
      }
    }
    ByteBuffer stream = ByteBuffer.wrap(PngBuilder.deflate(rows));
    while (stream.hasRemaining()) {
      byte[] part = new byte[Math.min(CHUNK_BYTES, stream.remaining())];
      stream.get(part);
      if (numbered) {
        chunk("fdAT", ByteBuffer.allocate(4 + part.length).putInt(sequence++).put(part).array());
      } else {
        chunk("IDAT", part);
      }
    }
  }

  private void chunk(String type, byte[] data) {
    out.writeBytes(PngBuilder.chunkBytes(type, data));
  }
}
