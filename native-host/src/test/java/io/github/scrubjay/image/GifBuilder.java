// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Makes GIF files with chosen blocks around pictures of 4 x 2 pixels in four colours. */
public final class GifBuilder {
  private static final int WIDTH = 4;
  private static final int HEIGHT = 2;
  private static final int CLEAR = 4;
  private static final int END_OF_INFORMATION = 5;

  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream();
  private int width = WIDTH;
  private int height = HEIGHT;
  private boolean end = true;

  /** One picture. */
  public static GifBuilder still() {
    return new GifBuilder().picture();
  }

  /** A loop and two pictures. */
  public static GifBuilder animated() {
    return new GifBuilder().loop("NETSCAPE2.0", 3).control(0x04).picture().control(0x08).picture();
  }

  public GifBuilder screen(int width, int height) {
    this.width = width;
    this.height = height;
    return this;
  }

  public GifBuilder picture() {
    return pictureWithTail(new byte[0]);
  }

  /** A picture whose sub-blocks go on behind the code that ends it, in the same one and in more. */
  public GifBuilder pictureWithTail(byte[] tail) {
    byte[] codes = JpegBuilder.concat(codes(true), tail);
    return picture(JpegBuilder.concat(subBlocks(codes), subBlocks(tail)));
  }

  public GifBuilder pictureWithoutEndOfInformation() {
    return picture(subBlocks(codes(false)));
  }

  private GifBuilder picture(byte[] subBlocks) {
    ByteBuffer head = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2C);
    head.putShort((short) 0).putShort((short) 0).putShort((short) WIDTH).putShort((short) HEIGHT);
    blocks.writeBytes(head.put((byte) 0).put((byte) 2).array());
    blocks.writeBytes(subBlocks);
    blocks.write(0);
    return this;
  }

  public GifBuilder extension(int label, byte[] data) {
    blocks.write(0x21);
    blocks.write(label);
    blocks.writeBytes(subBlocks(data));
    blocks.write(0);
    return this;
  }

  public GifBuilder application(String name, byte[] data) {
    blocks.writeBytes(new byte[] {0x21, (byte) 0xFF, (byte) name.length()});
    blocks.writeBytes(JpegBuilder.latin1(name));
    blocks.writeBytes(subBlocks(data));
    blocks.write(0);
    return this;
  }

  public GifBuilder loop(String name, int runs) {
    return application(name, new byte[] {1, (byte) runs, 0});
  }

  /** Delay 10, no transparent colour. */
  public GifBuilder control(int flags) {
    return extension(0xF9, new byte[] {(byte) flags, 10, 0, 0});
  }

  public GifBuilder raw(byte[] bytes) {
    blocks.writeBytes(bytes);
    return this;
  }

  public GifBuilder withoutEnd() {
    end = false;
    return this;
  }

  public GifBuilder trailer(byte[] bytes) {
    trailer.writeBytes(bytes);
    return this;
  }

  public byte[] build() {
    ByteBuffer head = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
    head.put(JpegBuilder.latin1("GIF89a")).putShort((short) width).putShort((short) height);
    head.put((byte) 0x81); // a table of four colours
    byte[] colours = {0, 0, 0, 90, 60, 30, 30, 60, 90, (byte) 200, (byte) 210, (byte) 220};
    return JpegBuilder.concat(
        head.array(),
        colours,
        blocks.toByteArray(),
        end ? new byte[] {0x3B} : new byte[0],
        trailer.toByteArray());
  }

  /** A code for each pixel, of three bits: a clear after every two keeps them so. */
  private static byte[] codes(boolean ended) {
    long bits = 0;
    int at = 0;
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      if (pixel % 2 == 0) {
        bits |= (long) CLEAR << at;
        at += 3;
      }
      bits |= (long) (pixel % 4) << at;
      at += 3;
    }
    if (ended) {
      bits |= (long) END_OF_INFORMATION << at;
      at += 3;
    }
    byte[] codes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array();
    return Arrays.copyOf(codes, (at + 7) / 8);
  }

  /** In parts of up to 255 bytes, without the one of size 0. */
  public static byte[] subBlocks(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < data.length; from += 255) {
      int size = Math.min(255, data.length - from);
      out.write(size);
      out.write(data, from, size);
    }
    return out.toByteArray();
  }
}
