// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes bitmaps, as files and as they stand in icons: 5 x 3 pixels of one colour each. */
public final class BmpBuilder {
  private static final int WIDTH = 5;
  private static final int HEIGHT = 3;

  private final ByteBuffer header;
  private final int size;
  private final int bits;
  private byte[] masks = {};
  private byte[] palette = {};
  private byte[] gap = {};
  private byte[] pixels;
  private byte[] profile = {};
  private byte[] tail = {};
  private int reserved;

  /**
   * @param size of the header
   * @param bits of a pixel
   */
  public BmpBuilder(int size, int bits) {
    this.size = size;
    this.bits = bits;
    header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(size);
    if (size == 12) {
      header.putShort((short) WIDTH).putShort((short) HEIGHT).putShort((short) 1);
      header.putShort((short) bits);
    } else {
      header.putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) bits);
    }
    if (bits <= 8) {
      int entry = size == 12 ? 3 : 4;
      palette = new byte[(1 << bits) * entry];
      for (int i = 0; i < palette.length; i++) {
        palette[i] = (byte) (i % entry == 3 ? 0 : i * 7);
      }
    }
    int rowBytes = (WIDTH * bits + 31) / 32 * 4;
    pixels = new byte[rowBytes * HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      for (int i = 0; i < WIDTH * bits / 8; i++) {
        pixels[row * rowBytes + i] = (byte) (row * 3 + i + 1);
      }
    }
  }

  public BmpBuilder field(int at, int value) {
    header.putInt(at, value);
    return this;
  }

  public BmpBuilder masks(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    masks = bytes.array();
    return field(16, 3);
  }

  public BmpBuilder reserved(int value) {
    reserved = value;
    return this;
  }

  public BmpBuilder gap(byte[] bytes) {
    gap = bytes;
    return this;
  }

  public BmpBuilder palette(byte[] entries) {
    palette = entries;
    return this;
  }

  public BmpBuilder pixels(byte[] bytes) {
    pixels = bytes;
    return this;
  }

  public BmpBuilder pixelByte(int at, int value) {
    pixels[at] = (byte) value;
    return this;
  }

  /** A profile behind the pixels, in a header of 124 bytes. */
  public BmpBuilder profile(int kind, byte[] bytes) {
    profile = bytes;
    field(56, kind);
    field(112, size + palette.length + gap.length + pixels.length);
    return field(116, bytes.length);
  }

  public BmpBuilder tail(byte[] bytes) {
    tail = bytes;
    return this;
  }

  public byte[] build() {
    int at = 14 + size + masks.length + palette.length + gap.length;
    int end = at + pixels.length + profile.length;
    ByteBuffer out = ByteBuffer.allocate(end + tail.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(end).putInt(reserved).putInt(at);
    out.put(header.array()).put(masks).put(palette).put(gap);
    return out.put(pixels).put(profile).put(tail).array();
  }

  /** As it stands in an icon: without a file header, the height doubled, a mask behind. */
  public byte[] icon(byte[] mask) {
    header.putInt(8, 2 * HEIGHT);
    ByteBuffer out = ByteBuffer.allocate(size + palette.length + pixels.length + mask.length);
    return out.put(header.array()).put(palette).put(pixels).put(mask).array();
  }

  /** An icon (type 1) or a pointer (2) of some pictures. */
  public static byte[] directory(int type, byte[]... pictures) {
    int end = 6 + 16 * pictures.length;
    int size = end;
    for (byte[] picture : pictures) {
      size += picture.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) type).putShort((short) pictures.length);
    for (byte[] picture : pictures) {
      out.put(new byte[] {WIDTH, HEIGHT, 0, 0}).putShort((short) 1).putShort((short) 24);
      out.putInt(picture.length).putInt(end);
      end += picture.length;
    }
    for (byte[] picture : pictures) {
      out.put(picture);
    }
    return out.array();
  }
}
