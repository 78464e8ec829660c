// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What Photoshop image resources reveal. A resource: signature (4 bytes), id (u16), name (Pascal
 * string padded to even), length (u32), data padded to even.
 */
final class PhotoshopFindings {
  private static final int IPTC = 0x0404;
  private static final int CHANNEL_NAMES = 0x03EE;
  private static final int SLICES = 0x041A;
  private static final int PRINT_SETTINGS = 0x043A;
  private static final int FIRST_PATH = 0x07D0;
  private static final int LAST_PATH = 0x0BB6;
  private static final int CLIPPING_PATH = 0x0BB7;
  private static final int THUMBNAIL_BGR = 0x0409;
  private static final int URL = 0x040B;
  private static final int THUMBNAIL = 0x040C;
  private static final int ICC = 0x040F;
  private static final int EXIF_1 = 0x0422;
  private static final int EXIF_3 = 0x0423;
  private static final int XMP = 0x0424;

  private PhotoshopFindings() {}

  static void read(byte[] bytes, Blocks blocks, Findings findings) {
    ByteBuffer resources = ByteBuffer.wrap(bytes);
    int others = 0;
    try {
      while (resources.remaining() >= 12) {
        resources.getInt();
        int id = resources.getShort() & 0xFFFF;
        int nameLength = resources.get() & 0xFF;
        if (nameLength > resources.remaining()) {
          throw new BufferUnderflowException();
        }
        byte[] name = new byte[nameLength];
        resources.get(name);
        skip(resources, (nameLength + 1) % 2);
        int length = resources.getInt();
        if (length < 0 || length > resources.remaining()) {
          break;
        }
        byte[] data = new byte[length];
        resources.get(data);
        skip(resources, Math.min(length % 2, resources.remaining()));
        switch (id) {
          case IPTC -> blocks.iptc(data);
          case THUMBNAIL, THUMBNAIL_BGR -> thumbnail(data, findings);
          case ICC -> blocks.icc(data);
          case EXIF_1, EXIF_3 -> blocks.exif(data);
          case XMP -> blocks.xmp(data);
          case URL ->
              findings.add(
                  FindingKind.COPYRIGHT, "URL", new String(data, StandardCharsets.ISO_8859_1));
          case CHANNEL_NAMES, CLIPPING_PATH ->
              findings.add(FindingKind.EDIT_HISTORY, "Channel or path", pascal(data, 0));
          case SLICES -> findings.add(FindingKind.EDIT_HISTORY, "Slices", utf16Texts(data));
          case PRINT_SETTINGS ->
              findings.add(FindingKind.DEVICE_HOST, "Print settings", utf16Texts(data));
          default -> {
            if (id >= FIRST_PATH && id <= LAST_PATH) {
              findings.add(
                  FindingKind.EDIT_HISTORY,
                  "Saved path",
                  new String(name, StandardCharsets.ISO_8859_1));
            } else {
              others++;
            }
          }
        }
      }
    } catch (BufferUnderflowException e) {
      findings.unreadable("Photoshop", "cut off");
    }
    if (others > 0) {
      findings.add(FindingKind.OTHER, "Photoshop", PlainText.count(others, "Photoshop resource"));
    }
  }

  /** A text with its length in front. */
  private static String pascal(byte[] data, int at) {
    int length = at < data.length ? Math.min(data[at] & 0xFF, data.length - at - 1) : 0;
    return length <= 0 ? "" : new String(data, at + 1, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * The longer UTF-16 texts among other bytes, each with its count of characters in front (u32).
   */
  private static String utf16Texts(byte[] data) {
    List<String> texts = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(data);
    for (int at = 0; at + 4 < data.length && texts.size() < 8; at++) {
      int count = bytes.getInt(at);
      if (count < 4 || count > 200 || at + 4 + 2 * count > data.length) {
        continue;
      }
      String text = new String(data, at + 4, 2 * count, StandardCharsets.UTF_16BE).strip();
      if (text.chars().allMatch(c -> c >= ' ' && c < 0x2000 || c == 0) && text.indexOf(' ') != 0) {
        texts.add(text.replace("\0", ""));
        at += 3 + 2 * count;
      }
    }
    return String.join(", ", texts);
  }

  private static void skip(ByteBuffer resources, int bytes) {
    if (bytes > resources.remaining()) {
      throw new BufferUnderflowException();
    }
    resources.position(resources.position() + bytes);
  }

  /** Format, width, height, ... (28 bytes), then a JPEG. */
  private static void thumbnail(byte[] data, Findings findings) {
    if (data.length >= 12) {
      ByteBuffer header = ByteBuffer.wrap(data);
      findings.addPicture(
          FindingKind.THUMBNAIL,
          "Photoshop thumbnail",
          header.getInt(4) + " x " + header.getInt(8) + " pixels",
          data,
          28,
          data.length);
    }
  }
}
