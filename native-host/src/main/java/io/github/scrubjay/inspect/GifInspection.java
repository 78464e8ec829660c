// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a GIF (GIF89a) carries beside its pictures: comments, texts and the data of applications,
 * each in sub-blocks of up to 255 bytes, and what follows the end.
 *
 * <p>A broken file is read as far as it goes.
 */
final class GifInspection {
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int END = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int COMMENT = 0xFE;
  private static final int PLAIN_TEXT = 0x01;
  private static final int APPLICATION = 0xFF;

  private static final int NAME_BYTES = 11;

  /** XMP stands there without sub-blocks: its own bytes are their sizes, and these end them. */
  private static final int XMP_MAGIC_BYTES = 257;

  private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

  /** Extensions that are looked at; more of them tell nothing new. */
  private static final int MAX_EXTENSIONS = 10_000;

  private final byte[] bytes;
  private final Findings findings;
  private final Blocks blocks;
  private int extensions;

  private GifInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    new GifInspection(bytes, findings).read();
  }

  private void read() {
    int at = 13 + tableBytes(10);
    while (at + 1 < bytes.length && u8(at) != END) {
      if (u8(at) == EXTENSION) {
        int end = subBlocksEnd(at + 2);
        if (extensions++ < MAX_EXTENSIONS) {
          extension(u8(at + 1), at + 2, end);
        }
        at = end;
      } else if (u8(at) == PICTURE && at + 10 < bytes.length) {
        at = subBlocksEnd(at + 10 + tableBytes(at + 9) + 1);
      } else {
        Trailer.report(bytes, at, findings);
        return;
      }
    }
    Trailer.report(bytes, Math.min(bytes.length, at + 1), findings);
  }

  private void extension(int label, int from, int end) {
    switch (label) {
      case CONTROL -> {
        // says how the next picture is shown
      }
      case COMMENT -> text(FindingKind.COMMENT, Carrier.COMMENT, "GIF comment", data(from));
      case PLAIN_TEXT -> {
        // The first sub-block says where and how the text is drawn.
        text(FindingKind.TEXT, Carrier.TEXT, "GIF text", data(from + 1 + u8(from)));
      }
      case APPLICATION -> application(from, end);
      default -> other("Extension 0x" + Integer.toHexString(label), data(from));
    }
  }

  private void application(int from, int end) {
    if (u8(from) != NAME_BYTES || from + 1 + NAME_BYTES >= bytes.length) {
      other("Application", data(from));
      return;
    }
    String name = new String(bytes, from + 1, NAME_BYTES, StandardCharsets.ISO_8859_1);
    int first = from + 1 + NAME_BYTES;
    if (name.equals("XMP DataXMP")) {
      int length = Math.max(0, end - first - XMP_MAGIC_BYTES - 1);
      blocks.xmp(raw(first, length > 0 ? length : end - first));
    } else if (name.equals("ICCRGBG1012")) {
      blocks.icc(data(first));
    } else if (name.startsWith("C2PA_GIF")) {
      blocks.jumbf(data(first));
    } else if (name.equals("MGKIPTC0000")) {
      blocks.iptc(data(first));
    } else if (name.equals("MGK8BIM0000")) {
      blocks.photoshop(data(first));
    } else if (!LOOPS.contains(name) || u8(first) != 3 || subBlocksEnd(first) != first + 5) {
      other("Application " + name, data(first));
    }
  }

  private void text(FindingKind kind, Carrier carrier, String name, byte[] data) {
    findings.within(
        carrier, data.length, () -> findings.add(kind, name, LooseText.of(data, 0, data.length)));
  }

  private void other(String name, byte[] data) {
    findings.within(
        Carrier.APPLICATION_DATA,
        data.length,
        () -> {
          String text = LooseText.of(data, 0, Math.min(data.length, 300));
          String size = PlainText.size(data.length);
          findings.add(
              text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
              name,
              text.isEmpty() ? size : size + ": " + text);
        });
  }

  /** What sub-blocks hold, up to what is read of a block. */
  private byte[] data(int from) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int at = from;
    while (at < bytes.length && u8(at) > 0 && data.size() < Ration.BYTES) {
      data.write(bytes, at + 1, Math.min(u8(at), bytes.length - at - 1));
      at += 1 + u8(at);
    }
    return data.toByteArray();
  }

  private byte[] raw(int from, int length) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(bytes, from, Math.min(Math.min(length, Ration.BYTES), bytes.length - from));
    return data.toByteArray();
  }

  /** Behind the sub-block of size 0, or the end of a file that is cut off. */
  private int subBlocksEnd(int from) {
    int at = from;
    while (at < bytes.length) {
      int size = u8(at);
      at += 1 + size;
      if (size == 0) {
        return at;
      }
    }
    return bytes.length;
  }

  private int tableBytes(int flags) {
    return flags >= bytes.length || (bytes[flags] & 0x80) == 0 ? 0 : 3 << (bytes[flags] & 7) + 1;
  }

  private int u8(int at) {
    return at < bytes.length ? bytes[at] & 0xFF : 0;
  }
}
