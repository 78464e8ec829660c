// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Redacts a TIFF or BigTIFF of one page: decoded, and written as a PNG, which holds its pixels
 * exactly. Of several pages only the first is shown by viewers and searched by detectors, so that
 * nobody has looked at the others: such a file is refused.
 */
final class TiffRedactor {
  private TiffRedactor() {}

  /** The redacted picture as a PNG. */
  static Painted redact(byte[] image, List<Box> boxes, int orientation, Style style)
      throws BadImage {
    if (hasSecondPage(image)) {
      throw BadImage.unsupported(
          "TIFF: has several pages, of which only the first was looked at; save them one by one");
    }
    DecodedPicture picture = DecodedPicture.of(image, "tiff");
    List<Box> coded = picture.cover(boxes, orientation, style);
    return new Painted(picture.png(orientation), "png", coded, 0, 0, picture.isExact());
  }

  /** Whether the first directory names another one (TIFF 6.0 section 2; BigTIFF design). */
  private static boolean hasSecondPage(byte[] image) throws BadImage {
    ByteOrder order = image[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer bytes = ByteBuffer.wrap(image).order(order);
    boolean big = bytes.getShort(2) == 43;
    long directory = big ? bytes.getLong(8) : bytes.getInt(4) & 0xFFFFFFFFL;
    if (directory < 8 || directory > image.length - 8) {
      throw BadImage.malformed("TIFF: no directory");
    }
    int at = (int) directory;
    long entries = big ? bytes.getLong(at) : bytes.getShort(at) & 0xFFFF;
    long next = big ? at + 8 + 20 * entries : at + 2 + 12 * entries;
    if (entries < 0 || entries > image.length || next > image.length - (big ? 8 : 4)) {
      throw BadImage.malformed("TIFF: a directory is cut off");
    }
    return (big ? bytes.getLong((int) next) : bytes.getInt((int) next)) != 0;
  }
}
