// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes PNG files with chosen chunks: a small RGB gradient, its pixels in two IDAT chunks. */
public final class PngBuilder {
  static final int WIDTH = 9;
  static final int HEIGHT = 7;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private final ByteArrayOutputStream beforePixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream betweenPixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream afterPixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream();
  private byte[] streamTail = {};
  private int extraRows;
  private boolean iend = true;

  public PngBuilder chunk(String type, byte[] data) {
    beforePixels.writeBytes(chunkBytes(type, data));
    return this;
  }

  public PngBuilder chunk(String type, String data) {
    return chunk(type, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  public PngBuilder raw(byte[] bytes) {
    beforePixels.writeBytes(bytes);
    return this;
  }

  public PngBuilder betweenPixels(String type, byte[] data) {
    betweenPixels.writeBytes(chunkBytes(type, data));
    return this;
  }

  public PngBuilder afterPixels(String type, byte[] data) {
    afterPixels.writeBytes(chunkBytes(type, data));
    return this;
  }

  /** Bytes behind the zlib stream inside the last IDAT. */
  public PngBuilder streamTail(byte[] bytes) {
    streamTail = bytes;
    return this;
  }

  /** Rows in the zlib stream beyond those of IHDR; negative: fewer. */
  public PngBuilder extraRows(int rows) {
    extraRows = rows;
    return this;
  }

  public PngBuilder trailer(byte[] bytes) {
    trailer.writeBytes(bytes);
    return this;
  }

  public PngBuilder withoutIend() {
    iend = false;
    return this;
  }

  /** An animation control, and after the main picture a frame in two fdAT chunks. */
  public PngBuilder animated(byte[] frameTail) {
    chunk("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    chunk("fcTL", frameControl(0));
    byte[] pixels = JpegBuilder.concat(deflate(rows(HEIGHT)), frameTail);
    int half = pixels.length / 2;
    afterPixels("fcTL", frameControl(1));
    afterPixels("fdAT", numbered(2, Arrays.copyOf(pixels, half)));
    return afterPixels("fdAT", numbered(3, Arrays.copyOfRange(pixels, half, pixels.length)));
  }

  public byte[] build() {
    byte[] pixels = JpegBuilder.concat(deflate(rows(HEIGHT + extraRows)), streamTail);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    out.writeBytes(
        chunkBytes(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array()));
    out.writeBytes(beforePixels.toByteArray());
    out.writeBytes(chunkBytes("IDAT", Arrays.copyOf(pixels, 20)));
    out.writeBytes(betweenPixels.toByteArray());
    out.writeBytes(chunkBytes("IDAT", Arrays.copyOfRange(pixels, 20, pixels.length)));
    out.writeBytes(afterPixels.toByteArray());
    if (iend) {
      out.writeBytes(chunkBytes("IEND", new byte[0]));
    }
    out.writeBytes(trailer.toByteArray());
    return out.toByteArray();
  }

  public static byte[] chunkBytes(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  public static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static byte[] rows(int count) {
    ByteBuffer rows = ByteBuffer.allocate(count * (1 + WIDTH * 3));
    for (int y = 0; y < count; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < WIDTH; x++) {
        rows.put((byte) (x * 25)).put((byte) (y * 30)).put((byte) (x * y));
      }
    }
    return rows.array();
  }

  private static byte[] frameControl(int sequence) {
    return ByteBuffer.allocate(26)
        .putInt(sequence)
        .putInt(WIDTH)
        .putInt(HEIGHT)
        .putInt(0)
        .putInt(0)
        .putShort((short) 1)
        .putShort((short) 10)
        .array();
  }

  private static byte[] numbered(int sequence, byte[] data) {
    return ByteBuffer.allocate(4 + data.length).putInt(sequence).put(data).array();
  }
}
