// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes JPEG XL files of chosen boxes around a codestream that no test decodes. */
public final class JxlBuilder {
  /** A small picture of 8 x 8 pixels, as far as its size goes. */
  public static final byte[] CODESTREAM =
      JpegBuilder.concat(new byte[] {(byte) 0xFF, 0x0A, 0x41, 0}, JpegBuilder.latin1("CODESTREAM"));

  private final List<byte[]> boxes = new ArrayList<>();

  /** Only signature and brand so far. */
  public static JxlBuilder boxes() {
    return new JxlBuilder();
  }

  /** With the codestream in one box. */
  public static JxlBuilder whole() {
    return boxes().box("jxlc", CODESTREAM);
  }

  /** A box behind those that are there. */
  public JxlBuilder box(String type, byte[] body) {
    boxes.add(HeifBuilder.boxBytes(type, body));
    return this;
  }

  /** A part of the codestream; the last one has its number plus 80000000. */
  public JxlBuilder part(long number, int from, int to) {
    byte[] part = Arrays.copyOfRange(CODESTREAM, from, to);
    return box("jxlp", new BoxWriter().u32(number).bytes(part).toByteArray());
  }

  /** Bytes behind the last box. */
  public JxlBuilder trailer(byte[] bytes) {
    boxes.add(bytes);
    return this;
  }

  public byte[] build() {
    BoxWriter out = new BoxWriter();
    out.box("JXL ", JpegBuilder.latin1("\r\n\207\n"));
    out.box("ftyp", JpegBuilder.latin1("jxl \0\0\0\0jxl "));
    boxes.forEach(out::bytes);
    return out.toByteArray();
  }
}
