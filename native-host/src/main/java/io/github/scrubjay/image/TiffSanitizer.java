// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.TiffFile.Entry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Cleans a TIFF or BigTIFF by writing a new one: header, then each page with its directory, the
 * values that don't fit into it, and its strips or tiles, one behind the other. What no kept field
 * points at is not there any more.
 *
 * <p>Pages that say of themselves that they are a smaller copy of another one go, sub-directories
 * too. Camera raw files are refused, since they are nothing without their private fields.
 */
final class TiffSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("tiff", "image/tiff", "tif");

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    if (image.limit() < 8) {
      return false;
    }
    return switch (image.getInt(0)) {
      case 0x49492A00, 0x4D4D002A, 0x49492B00, 0x4D4D002B -> true;
      default -> false;
    };
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    TiffFile file = new TiffFile(image);
    Edits.Builder edits = new Edits.Builder();
    List<TiffPage> pages = new ArrayList<>();
    long used = file.headerBytes();
    for (List<Entry> entries : file.pages()) {
      TiffPage page = TiffPage.of(image, file, entries, options);
      if (!pages.isEmpty() && page.isReduced()) {
        edits.removed(Carrier.THUMBNAIL);
        continue;
      }
      if (page.isReduced() && page.hasSubDirectories()) {
        throw BadImage.unsupported("TIFF: the picture itself stands in a sub-directory");
      }
      page.read();
      pages.add(page);
      used += TiffPage.even(page.sourceBytes());
    }

    long length = file.headerBytes();
    for (TiffPage page : pages) {
      length = TiffPage.even(length) + page.length();
      page.removed().forEach(edits::removed);
      page.kept().forEach(edits::kept);
    }
    // Strips that overlap would make more of them than there was.
    if (length > image.limit() + 64L * 1024 + 16L * Limits.PARTS) {
      throw BadImage.malformed("TIFF: strips or tiles that overlap");
    }
    if (used < image.limit()) {
      edits.removed(Carrier.TRAILER);
    }
    edits.put(image, 0, header(file));
    long start = file.headerBytes();
    for (int i = 0; i < pages.size(); i++) {
      TiffPage page = pages.get(i);
      long end = start + page.length();
      boolean last = i == pages.size() - 1;
      page.write(start, last ? 0 : TiffPage.even(end), edits);
      if (!last && end % 2 != 0) {
        edits.put(image, (int) end, new byte[1]);
      }
      start = TiffPage.even(end);
    }
    return edits.build();
  }

  private static byte[] header(TiffFile file) {
    ByteBuffer header = ByteBuffer.allocate(file.headerBytes()).order(file.order());
    boolean little = file.order() == ByteOrder.LITTLE_ENDIAN;
    header.put(little ? (byte) 'I' : (byte) 'M').put(little ? (byte) 'I' : (byte) 'M');
    if (file.isBig()) {
      return header
          .putShort((short) 43)
          .putShort((short) 8)
          .putShort((short) 0)
          .putLong(16)
          .array();
    }
    return header.putShort((short) 42).putInt(8).array();
  }
}
