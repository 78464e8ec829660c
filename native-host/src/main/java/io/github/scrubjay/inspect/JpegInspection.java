// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a JPEG (ITU T.81 annex B) carries beside its picture: SOI, segments (FF xx, u16 length incl.
 * itself, data), SOS, entropy data, ... EOI, and whatever somebody put behind that.
 *
 * <p>A broken file is read as far as it goes.
 */
final class JpegInspection {
  private static final int TEM = 0x01;
  private static final int RST0 = 0xD0;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP11 = 0xEB;
  private static final int APP12 = 0xEC;
  private static final int APP13 = 0xED;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;

  private static final byte[] EXIF = ascii("Exif\0\0");
  private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");
  private static final byte[] XMP_EXTENSION = ascii("http://ns.adobe.com/xmp/extension/\0");
  private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
  private static final byte[] ICC = ascii("ICC_PROFILE\0");
  private static final byte[] MPF = ascii("MPF\0");
  private static final byte[] JUMBF = ascii("JP");
  private static final byte[] GAIN_MAP = ascii("urn:iso:std:iso:ts:21496");

  /** Extension segments: name, GUID (32 bytes), full length (u32), offset (u32), part. */
  private static final int XMP_EXTENSION_HEADER = XMP_EXTENSION.length + 32 + 4 + 4;

  /** JUMBF segments: "JP", box instance (u16), sequence number (u32), then parts of the box. */
  private static final int JUMBF_HEADER = 8;

  /** Pictures one behind the other; phones write up to four. */
  private static final int MAX_PICTURES = 8;

  /** What is gathered from several segments; more than any reader is given. */
  private static final int MAX_GATHERED_BYTES = 4 * 1024 * 1024;

  private final byte[] bytes;
  private final Blocks blocks;
  private final Findings findings;
  private final Map<String, ByteArrayOutputStream> gathered = new TreeMap<>();

  private JpegInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    new JpegInspection(bytes, findings).pictures();
  }

  private void pictures() {
    int end = picture(0);
    for (int count = 1; count < MAX_PICTURES && isPicture(end); count++) {
      String size = JpegSize.of(bytes, end, bytes.length);
      int next = picture(end);
      findings.addPicture(
          FindingKind.SECOND_IMAGE,
          "Picture after the picture",
          (size == null ? "" : size + ", ") + PlainText.size(next - end),
          bytes,
          end,
          next);
      end = next;
    }
    Trailer.report(bytes, end, findings);
  }

  private boolean isPicture(int at) {
    return at + 3 < bytes.length && u16(at) == 0xFFD8 && (bytes[at + 2] & 0xFF) == 0xFF;
  }

  /** Reads one picture and returns where it ends. */
  private int picture(int start) {
    gathered.clear();
    int at = start + 2;
    while (true) {
      at = Bytes.indexOfFF(bytes, at);
      while (at + 1 < bytes.length && bytes[at + 1] == (byte) 0xFF) {
        at++;
      }
      if (at + 1 >= bytes.length) {
        return finish(bytes.length);
      }
      int marker = bytes[at + 1] & 0xFF;
      at += 2;
      if (marker == EOI) {
        return finish(at);
      }
      if (marker == 0 || marker == TEM || marker >= RST0 && marker <= SOI) {
        continue; // a byte of entropy data, or a marker without a segment
      }
      if (at + 2 > bytes.length) {
        return finish(bytes.length);
      }
      int end = Math.min(bytes.length, at + Math.max(2, u16(at)));
      if (marker == COM || marker >= APP0 && marker <= APP15) {
        segment(marker, Arrays.copyOfRange(bytes, at + 2, Math.max(at + 2, end)));
      }
      at = marker == SOS ? at + 2 : end;
    }
  }

  private void segment(int marker, byte[] data) {
    switch (marker) {
      case COM ->
          findings.add(
              FindingKind.COMMENT, "JPEG comment", LooseText.of(data, 0, data.length), data.length);
      case APP0 -> jfif(data);
      case APP1 -> {
        if (startsWith(data, EXIF)) {
          blocks.exif(from(data, EXIF.length));
        } else if (startsWith(data, XMP)) {
          blocks.xmp(from(data, XMP.length));
        } else if (startsWith(data, XMP_EXTENSION) && data.length > XMP_EXTENSION_HEADER) {
          gather("XMP extension", data, XMP_EXTENSION_HEADER);
        } else {
          other(marker, data);
        }
      }
      case APP2 -> {
        if (startsWith(data, ICC)) {
          gather("ICC", data, ICC.length + 2);
        } else if (startsWith(data, MPF)) {
          findings.add(
              FindingKind.SECOND_IMAGE, "Multi-Picture Format", "list of pictures in this file");
        } else if (startsWith(data, GAIN_MAP)) {
          findings.add(FindingKind.SECOND_IMAGE, "Gain map", "gain map");
        } else {
          other(marker, data);
        }
      }
      case APP11 -> {
        if (startsWith(data, JUMBF)) {
          gather("JUMBF", data, JUMBF_HEADER);
        } else {
          other(marker, data);
        }
      }
      case APP12 -> duckyOrOther(data);
      case APP13 -> {
        if (startsWith(data, PHOTOSHOP)) {
          gather("Photoshop", data, PHOTOSHOP.length);
        } else {
          other(marker, data);
        }
      }
      case APP14 -> {
        if (!startsWith(data, ascii("Adobe"))) {
          other(marker, data);
        }
      }
      default -> other(marker, data);
    }
  }

  /** JFIF: name, version (u16), unit (u8), density (2 x u16), thumbnail's size (2 x u8). */
  private void jfif(byte[] data) {
    if (startsWith(data, ascii("JFIF\0"))) {
      if (data.length >= 14 && data[12] != 0 && data[13] != 0) {
        thumbnail("JFIF thumbnail", data[12] & 0xFF, data[13] & 0xFF);
      }
    } else if (startsWith(data, ascii("JFXX\0")) && data.length >= 8) {
      if (data[5] == 0x10) {
        String size = JpegSize.of(data, 6, data.length);
        findings.addPicture(
            FindingKind.THUMBNAIL,
            "JFXX thumbnail",
            size == null ? PlainText.size(data.length) : size,
            data,
            6,
            data.length);
      } else {
        thumbnail("JFXX thumbnail", data[6] & 0xFF, data[7] & 0xFF);
      }
    } else {
      other(APP0, data);
    }
  }

  private void thumbnail(String name, int width, int height) {
    findings.add(FindingKind.THUMBNAIL, name, width + " x " + height + " pixels");
  }

  /** Ducky: name, then type (u16), length (u16), for texts a length in characters (u32), data. */
  private void duckyOrOther(byte[] data) {
    if (!startsWith(data, ascii("Ducky"))) {
      other(APP12, data);
      return;
    }
    int at = 5;
    while (at + 4 <= data.length) {
      int type = (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
      int length = (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
      if (type == 0 || at + 4 + length > data.length) {
        return;
      }
      if (type != 1 && length > 4) {
        findings.add(
            type == 3 ? FindingKind.COPYRIGHT : FindingKind.COMMENT,
            "Ducky",
            new String(data, at + 8, length - 4, StandardCharsets.UTF_16BE));
      }
      at += 4 + length;
    }
  }

  private void other(int marker, byte[] data) {
    String text = LooseText.of(data, 0, Math.min(data.length, 300));
    String size = PlainText.size(data.length);
    findings.add(
        text.length() > 30 ? FindingKind.TEXT : FindingKind.OTHER,
        "APP" + (marker - APP0),
        text.isEmpty() ? size : size + ": " + text,
        data.length);
  }

  private void gather(String what, byte[] data, int from) {
    ByteArrayOutputStream whole =
        gathered.computeIfAbsent(what, name -> new ByteArrayOutputStream());
    if (from < data.length && whole.size() + data.length <= MAX_GATHERED_BYTES) {
      whole.write(data, from, data.length - from);
    }
  }

  private int finish(int end) {
    gathered.forEach(
        (what, whole) -> {
          byte[] block = whole.toByteArray();
          switch (what) {
            case "XMP extension" -> blocks.xmp(block);
            case "ICC" -> blocks.icc(block);
            case "JUMBF" -> blocks.jumbf(block);
            default -> blocks.photoshop(block);
          }
        });
    return end;
  }

  private int u16(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static byte[] from(byte[] data, int start) {
    return Arrays.copyOfRange(data, start, data.length);
  }

  private static boolean startsWith(byte[] data, byte[] name) {
    return data.length >= name.length && Arrays.equals(data, 0, name.length, name, 0, name.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
