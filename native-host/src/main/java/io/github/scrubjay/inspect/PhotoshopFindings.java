// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What Photoshop image resources reveal. A resource: signature (4 bytes), id (u16), name (Pascal
 * string padded to even), length (u32), data padded to even.
 */
final class PhotoshopFindings {
  private static final int IPTC = 0x0404;
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
        int name = resources.get() & 0xFF;
        skip(resources, name + (name + 1) % 2);
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
          default -> others++;
        }
      }
    } catch (BufferUnderflowException e) {
      findings.unreadable("Photoshop", "cut off");
    }
    if (others > 0) {
      findings.add(FindingKind.OTHER, "Photoshop", PlainText.count(others, "Photoshop resource"));
    }
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
