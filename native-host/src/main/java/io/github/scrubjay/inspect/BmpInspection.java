// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a bitmap file carries beside its picture: reserved bytes, a gap before the pixels, a colour
 * profile or the path of one, and what follows the end.
 */
final class BmpInspection {
  private static final int FILE_HEADER = 14;
  private static final int V5 = 124;
  private static final int LINKED = 0x4C494E4B;
  private static final int EMBEDDED = 0x4D424544;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final Findings findings;

  private BmpInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.findings = findings;
  }

  static void read(byte[] bytes, Findings findings) {
    new BmpInspection(bytes, findings).read();
  }

  private void read() {
    if (in.getInt(6) != 0) {
      text("Reserved bytes", 6, 10);
    }
    int header = in.getInt(FILE_HEADER);
    int bits = header == 12 ? in.getShort(24) : in.getShort(28);
    long colours = header < 40 ? 0 : in.getInt(46) & 0xFFFFFFFFL;
    colours = colours == 0 && bits <= 8 ? 1L << bits : colours;
    int compression = header < 40 ? 0 : in.getInt(30);
    int masks = header == 40 ? (compression == 3 ? 12 : compression == 6 ? 16 : 0) : 0;
    long palette = FILE_HEADER + (long) header + masks + colours * (header == 12 ? 3 : 4);
    long pixels = in.getInt(10) & 0xFFFFFFFFL;
    if (palette > 0 && palette < pixels && pixels <= bytes.length) {
      text("Gap before the pixels", (int) palette, (int) pixels);
    }
    long end = pixels + pixelBytes(header, bits, compression);
    if (header == V5) {
      end = Math.max(end, profile());
    }
    if (end > pixels && end < bytes.length) {
      Trailer.report(bytes, (int) end, findings);
    }
  }

  /** 0 where it takes decoding to know. */
  private long pixelBytes(int header, int bits, int compression) {
    if (compression == 1 || compression == 2) {
      return in.getInt(34) & 0xFFFFFFFFL;
    }
    long width = header == 12 ? in.getShort(18) & 0xFFFF : in.getInt(18);
    long height = header == 12 ? in.getShort(20) & 0xFFFF : Math.abs((long) in.getInt(22));
    return (width * bits + 31) / 32 * 4 * height;
  }

  /** Offset behind the profile. */
  private long profile() {
    int space = in.getInt(FILE_HEADER + 56);
    long from = FILE_HEADER + (in.getInt(FILE_HEADER + 112) & 0xFFFFFFFFL);
    long to = from + (in.getInt(FILE_HEADER + 116) & 0xFFFFFFFFL);
    if (to > bytes.length || to == from) {
      return 0;
    }
    byte[] profile = Arrays.copyOfRange(bytes, (int) from, (int) to);
    if (space == LINKED) {
      String path = new String(profile, StandardCharsets.ISO_8859_1);
      findings.add(FindingKind.OWNER_NAME, "Path of the colour profile", path);
    } else if (space == EMBEDDED) {
      new Blocks(findings).icc(profile);
    }
    return to;
  }

  private void text(String name, int from, int to) {
    String text = LooseText.of(bytes, from, to);
    boolean empty = true;
    for (int at = from; at < to; at++) {
      empty &= bytes[at] == 0;
    }
    if (!text.isEmpty()) {
      findings.add(FindingKind.COMMENT, name, text);
    } else if (!empty) {
      findings.add(FindingKind.OTHER, name, PlainText.size((long) to - from));
    }
  }
}
