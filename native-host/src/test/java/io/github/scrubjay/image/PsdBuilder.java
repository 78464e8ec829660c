// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes Photoshop documents: 6 x 2 pixels of 8 bits, raw or packed. */
public final class PsdBuilder {
  private static final int WIDTH = 6;
  private static final int HEIGHT = 2;

  private final ByteArrayOutputStream resources = new ByteArrayOutputStream();
  private final int channels;
  private final int mode;
  private boolean large;
  private boolean packed;
  private byte[] colours = {};
  private byte[] layers = {};
  private byte[] rowTail = {};
  private byte[] tail = {};
  private int reserved;

  /**
   * @param mode 1 grey, 2 indexed, 3 RGB, 8 duotone
   */
  public PsdBuilder(int channels, int mode) {
    this.channels = channels;
    this.mode = mode;
  }

  /** RGB. */
  public PsdBuilder() {
    this(3, 3);
  }

  public PsdBuilder large() {
    large = true;
    return this;
  }

  public PsdBuilder packed() {
    packed = true;
    return this;
  }

  public PsdBuilder colours(byte[] data) {
    colours = data;
    return this;
  }

  public PsdBuilder resource(int number, String name, byte[] data) {
    byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
    int padded = (text.length + 2) / 2 * 2;
    ByteBuffer out = ByteBuffer.allocate(6 + padded + 4 + data.length + data.length % 2);
    out.putInt(0x3842494D).putShort((short) number).put((byte) text.length).put(text);
    out.position(6 + padded);
    out.putInt(data.length).put(data);
    resources.writeBytes(out.array());
    return this;
  }

  /** What stands behind the length of the layers' section. */
  public PsdBuilder layers(byte[] section) {
    layers = section;
    return this;
  }

  /** A section of one layer with a name and no pixels. */
  public PsdBuilder layer(int count, String name) {
    byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
    int padded = (text.length + 4) / 4 * 4;
    ByteBuffer info = ByteBuffer.allocate(2 + 16 + 2 + 8 + 4 + 4 + 8 + padded);
    info.putShort((short) count);
    info.position(info.position() + 18);
    info.putInt(0x3842494D).putInt(0x6E6F726D).put(new byte[] {-1, 0, 0, 0});
    info.putInt(8 + padded).putInt(0).putInt(0).put((byte) text.length).put(text);
    ByteBuffer section = ByteBuffer.allocate((large ? 8 : 4) + info.capacity() + 4);
    if (large) {
      section.putLong(info.capacity());
    } else {
      section.putInt(info.capacity());
    }
    return layers(section.put(info.array()).array());
  }

  /** Bytes behind the pixels of each packed row. */
  public PsdBuilder rowTail(byte[] bytes) {
    rowTail = bytes;
    return this;
  }

  public PsdBuilder tail(byte[] bytes) {
    tail = bytes;
    return this;
  }

  public PsdBuilder reserved(int value) {
    reserved = value;
    return this;
  }

  public byte[] build() {
    ByteBuffer out = ByteBuffer.allocate(100_000);
    out.putInt(0x38425053).putShort((short) (large ? 2 : 1)).putShort((short) 0).putInt(reserved);
    out.putShort((short) channels).putInt(HEIGHT).putInt(WIDTH);
    out.putShort((short) 8).putShort((short) mode);
    out.putInt(colours.length).put(colours);
    out.putInt(resources.size()).put(resources.toByteArray());
    if (large) {
      out.putLong(layers.length);
    } else {
      out.putInt(layers.length);
    }
    out.put(layers).putShort((short) (packed ? 1 : 0));
    int rows = channels * HEIGHT;
    byte[] packedRow = JpegBuilder.concat(new byte[] {-2, 9, 2, 1, 2, 3}, rowTail);
    for (int row = 0; packed && row < rows; row++) {
      if (large) {
        out.putInt(packedRow.length);
      } else {
        out.putShort((short) packedRow.length);
      }
    }
    for (int row = 0; row < rows; row++) {
      out.put(packed ? packedRow : new byte[] {(byte) row, 1, 2, 3, 4, 5});
    }
    out.put(tail);
    byte[] document = new byte[out.position()];
    out.get(0, document);
    return document;
  }
}
