// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes ICC profiles with chosen tags. */
public final class IccBuilder {
  private final Map<String, byte[]> tags = new LinkedHashMap<>();
  private int version = 2;

  /** A matrix profile for RGB of a display, with dates, names and a serial number in it. */
  public static IccBuilder display() {
    IccBuilder builder = new IccBuilder();
    for (String colour : new String[] {"rXYZ", "gXYZ", "bXYZ", "wtpt"}) {
      builder.tag(colour, xyz(colour.charAt(0)));
    }
    byte[] curve = curve(3);
    builder.tag("rTRC", curve).tag("gTRC", curve).tag("bTRC", curve);
    builder.tag("desc", JpegBuilder.latin1("desc\0\0\0\0\0\0\0\u000EPLANTEDSECRET\0"));
    builder.tag("cprt", JpegBuilder.latin1("text\0\0\0\0PLANTEDSECRET\0"));
    builder.tag("vcgt", JpegBuilder.latin1("vcgt\0\0\0\0PLANTEDSECRET"));
    return builder;
  }

  public IccBuilder version4() {
    version = 4;
    return this;
  }

  public IccBuilder tag(String name, byte[] data) {
    tags.put(name, data);
    return this;
  }

  public byte[] build() {
    int size = 128 + 4 + 12 * tags.size();
    for (byte[] data : tags.values()) {
      size += data.length + 3 & ~3;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(size).put(JpegBuilder.latin1("SCMM")).put((byte) version).put(new byte[3]);
    out.put(JpegBuilder.latin1("mntrRGB XYZ "));
    out.putShort((short) 2026).putShort((short) 5).putShort((short) 1);
    out.putShort((short) 1).putShort((short) 2).putShort((short) 3);
    out.put(JpegBuilder.latin1("acspAPPL")).putInt(1).put(JpegBuilder.latin1("DELLU272"));
    out.position(64);
    out.putInt(1).putInt(0xF6D6).putInt(0x10000).putInt(0xD32D).put(JpegBuilder.latin1("appl"));
    out.position(128);
    out.putInt(tags.size());
    int offset = 128 + 4 + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      out.put(tag.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(offset).putInt(tag.getValue().length);
      out.put(offset, tag.getValue());
      offset += tag.getValue().length + 3 & ~3;
    }
    return out.array();
  }

  static byte[] xyz(int value) {
    return ByteBuffer.allocate(20)
        .put(JpegBuilder.latin1("XYZ "))
        .putInt(0)
        .putInt(value << 8)
        .putInt(value << 7)
        .putInt(value << 6)
        .array();
  }

  static byte[] curve(int points) {
    ByteBuffer curve = ByteBuffer.allocate(12 + 2 * points);
    curve.put(JpegBuilder.latin1("curv")).putInt(0).putInt(points);
    for (int i = 0; i < points; i++) {
      curve.putShort((short) (i * 1000));
    }
    return curve.array();
  }
}
