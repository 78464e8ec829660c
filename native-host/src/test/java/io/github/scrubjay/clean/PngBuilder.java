// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;

/** Builds PNGs: a small real picture and chunks put in where a test wants them. */
public final class PngBuilder {
  private final List<byte[]> parts = new ArrayList<>();

  /** A picture of 16 x 16 pixels: IHDR, IDAT, IEND. */
  public PngBuilder() {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 256; at++) {
      picture.setRGB(at % 16, at / 16, at * 0x010203);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = png.toByteArray();
    int at = 8;
    parts.add(Arrays.copyOf(bytes, 8));
    while (at < bytes.length) {
      int end = at + 12 + ByteBuffer.wrap(bytes).getInt(at);
      parts.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
  }

  /** Puts a chunk behind IHDR. */
  public PngBuilder with(String type, byte[] data) {
    parts.add(2, chunk(type, data));
    return this;
  }

  public PngBuilder with(String type, String data) {
    return with(type, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Puts a chunk in front of IEND. */
  public PngBuilder withLate(String type, String data) {
    parts.add(parts.size() - 1, chunk(type, data.getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  /** Makes two IDATs out of one and puts a chunk between them. */
  public PngBuilder amongPixels(String type, String data) {
    byte[] pixels = pixels();
    replacePixels(Arrays.copyOf(pixels, 10));
    parts.add(parts.size() - 1, chunk(type, data.getBytes(StandardCharsets.ISO_8859_1)));
    parts.add(parts.size() - 1, chunk("IDAT", Arrays.copyOfRange(pixels, 10, pixels.length)));
    return this;
  }

  /** Puts bytes behind the zlib stream of the pixels, in their chunk. */
  public PngBuilder afterPixels(byte[] bytes) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(pixels());
    data.writeBytes(bytes);
    return replacePixels(data.toByteArray());
  }

  /** Puts bytes behind the last row, in the zlib stream of the pixels. */
  public PngBuilder withMorePixels(byte[] bytes) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(pixels()))) {
      inflater.transferTo(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.writeBytes(bytes);
    byte[] data = deflated("", rows.toByteArray());
    return replacePixels(Arrays.copyOfRange(data, 2, data.length));
  }

  /** Puts bytes behind IEND. */
  public PngBuilder afterEnd(byte[] bytes) {
    parts.add(bytes.clone());
    return this;
  }

  public byte[] build() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    parts.forEach(png::writeBytes);
    return png.toByteArray();
  }

  private byte[] pixels() {
    byte[] chunk = parts.get(parts.size() - 2);
    return Arrays.copyOfRange(chunk, 8, chunk.length - 4);
  }

  private PngBuilder replacePixels(byte[] data) {
    parts.set(parts.size() - 2, chunk("IDAT", data));
    return this;
  }

  public static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  /** Keyword, method and the deflated text: the data of a zTXt or iCCP chunk. */
  public static byte[] deflated(String keyword, byte[] text) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes((keyword + "\0\0").getBytes(StandardCharsets.ISO_8859_1));
    Deflater deflater = new Deflater();
    deflater.setInput(text);
    deflater.finish();
    byte[] part = new byte[4096];
    while (!deflater.finished()) {
      data.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return data.toByteArray();
  }

  /** The data of a zTXt or iCCP chunk that inflates to that many MiB of zeros. */
  public static byte[] bomb(String keyword, int mebibytes) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes((keyword + "\0\0").getBytes(StandardCharsets.ISO_8859_1));
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    byte[] zeros = new byte[1 << 20];
    byte[] part = new byte[1 << 16];
    deflater.setInput(zeros);
    data.write(part, 0, deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH));
    // After a full flush every further block of the same bytes is coded in the same way.
    deflater.setInput(zeros);
    int length = deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH);
    for (int count = 1; count < mebibytes; count++) {
      data.write(part, 0, length);
    }
    deflater.end();
    return data.toByteArray();
  }
}
