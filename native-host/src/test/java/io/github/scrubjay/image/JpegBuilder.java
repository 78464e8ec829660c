// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes JPEG files with chosen parts, around a small picture that ImageIO encodes. */
public final class JpegBuilder {
  private static final int SOS = 0xDA;

  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private final ByteArrayOutputStream beforeScan = new ByteArrayOutputStream();
  private final ByteArrayOutputStream betweenScans = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream();
  private boolean progressive;
  private boolean grey;
  private boolean jfif = true;
  private boolean eoi = true;

  public JpegBuilder progressive() {
    progressive = true;
    return this;
  }

  public JpegBuilder grey() {
    grey = true;
    return this;
  }

  public JpegBuilder withoutJfif() {
    jfif = false;
    return this;
  }

  public JpegBuilder withoutEoi() {
    eoi = false;
    return this;
  }

  /** A segment right after SOI and JFIF. */
  public JpegBuilder segment(int marker, byte[] data) {
    header.writeBytes(JpegBuilder.segmentBytes(marker, data));
    return this;
  }

  public JpegBuilder segment(int marker, String data) {
    return segment(marker, latin1(data));
  }

  /** Bytes as they are, right after SOI and JFIF. */
  public JpegBuilder raw(byte[] bytes) {
    header.writeBytes(bytes);
    return this;
  }

  public JpegBuilder beforeScan(byte[] bytes) {
    beforeScan.writeBytes(bytes);
    return this;
  }

  /** Before the second scan of a progressive picture. */
  public JpegBuilder betweenScans(byte[] bytes) {
    betweenScans.writeBytes(bytes);
    return this;
  }

  public JpegBuilder trailer(byte[] bytes) {
    trailer.writeBytes(bytes);
    return this;
  }

  public JpegBuilder orientation(int orientation) {
    return segment(0xE1, concat(latin1("Exif\0\0"), Orientation.block(orientation)));
  }

  public byte[] build() {
    byte[] encoded = encode();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(encoded, 0, 2);
    int at = 2;
    int jfifLength = 2 + u16(encoded, 4);
    if (jfif) {
      out.write(encoded, 2, jfifLength);
    }
    at += jfifLength;
    out.writeBytes(header.toByteArray());
    int scan = markerAt(encoded, at, SOS);
    out.write(encoded, at, scan - at);
    out.writeBytes(beforeScan.toByteArray());
    int next = nextScanOrEnd(encoded, scan);
    out.write(encoded, scan, next - scan);
    out.writeBytes(betweenScans.toByteArray());
    out.write(encoded, next, encoded.length - 2 - next);
    if (eoi) {
      out.write(encoded, encoded.length - 2, 2);
    }
    out.writeBytes(trailer.toByteArray());
    return out.toByteArray();
  }

  public static byte[] segmentBytes(int marker, byte[] data) {
    return ByteBuffer.allocate(4 + data.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + data.length))
        .put(data)
        .array();
  }

  public static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private byte[] encode() {
    int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(24, 16, type);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 24; x++) {
        image.setRGB(x, y, x * 10 << 16 | y * 15 << 8 | (x ^ y) * 8);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static int nextScanOrEnd(byte[] jpeg, int scan) {
    for (int at = scan + 2; at + 1 < jpeg.length; at++) {
      if ((jpeg[at] & 0xFF) == 0xFF && jpeg[at + 1] != 0) {
        return at;
      }
    }
    throw new AssertionError("no marker after the scan");
  }

  private static int markerAt(byte[] jpeg, int from, int marker) {
    int at = from;
    while ((jpeg[at + 1] & 0xFF) != marker) {
      at += 2 + u16(jpeg, at + 2);
    }
    return at;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  /** Bytes of a planted secret, long enough to be found. */
  public static byte[] secret() {
    return Arrays.copyOf(latin1("PLANTEDSECRET"), 13);
  }
}
