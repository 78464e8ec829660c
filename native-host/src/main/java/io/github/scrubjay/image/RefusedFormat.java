// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats that are known and not cleaned: the message says what to do instead. */
final class RefusedFormat {
  /** First bytes of raw files that are no TIFF: Fuji, Minolta, Sigma, Olympus, Panasonic, Canon. */
  private static final List<String> RAW =
      List.of(
          "FUJIFILMCCD-RAW",
          "\0MRM",
          "FOVb",
          "IIRO",
          "IIRS",
          "MMOR",
          "IIU\0",
          "II\u001A\0\0\0HEAP");

  private static final List<String> JPEG_2000 =
      List.of("\0\0\0\fjP  \r\n\u0087\n", "\u00FF\u004F\u00FF\u0051");

  private static final int DNG_VERSION = 0xC612;
  private static final int SUB_DIRECTORIES = 330;
  private static final int PHOTOMETRIC = 262;
  private static final int SENSOR = 32803; // colour filter array
  private static final int LINEAR_RAW = 34892;
  private static final int ENTRY_BYTES = 12;
  private static final int MAX_SUB_DIRECTORIES = 16;

  private RefusedFormat() {}

  /**
   * Passes everything else in silence.
   *
   * @throws BadImage with reason {@link BadImage.Reason#UNSUPPORTED} and advice
   */
  static void refuse(ByteBuffer image) throws BadImage {
    if (JPEG_2000.stream().anyMatch(start -> starts(image, 0, start))) {
      throw BadImage.unsupported("a JPEG 2000 file; export it as JPEG or PNG");
    }
    boolean raw =
        RAW.stream().anyMatch(start -> starts(image, 0, start))
            || starts(image, 4, "ftypcrx ")
            || isTiff(image) && (starts(image, 8, "CR\2") || isSensorData(image));
    if (raw) {
      throw BadImage.unsupported("a camera raw file; export it as JPEG");
    }
  }

  private static boolean starts(ByteBuffer image, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length <= image.limit() - at
        && image.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
  }

  private static boolean isTiff(ByteBuffer image) {
    return starts(image, 0, "II*\0") || starts(image, 0, "MM\0*");
  }

  /** Whether a TIFF, or one of the pictures below its first, holds what a sensor measured. */
  private static boolean isSensorData(ByteBuffer bytes) {
    ByteBuffer image = bytes.duplicate();
    image.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (image.limit() < 8) {
      return false;
    }
    long directory = image.getInt(4) & 0xFFFFFFFFL;
    if (has(image, directory, DNG_VERSION) >= 0 || isSensor(image, directory)) {
      return true;
    }
    int entry = has(image, directory, SUB_DIRECTORIES);
    if (entry < 0) {
      return false;
    }
    long count = Math.min(image.getInt(entry + 4) & 0xFFFFFFFFL, MAX_SUB_DIRECTORIES);
    long list = count == 1 ? entry + 8 : image.getInt(entry + 8) & 0xFFFFFFFFL;
    for (int i = 0; i < count && list + 4L * i + 4 <= image.limit(); i++) {
      if (isSensor(image, image.getInt((int) list + 4 * i) & 0xFFFFFFFFL)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSensor(ByteBuffer image, long directory) {
    int entry = has(image, directory, PHOTOMETRIC);
    int value = entry < 0 ? 0 : image.getShort(entry + 8) & 0xFFFF;
    return value == SENSOR || value == LINEAR_RAW;
  }

  /** Offset of a directory's entry with this tag; -1 where there is none. */
  private static int has(ByteBuffer image, long directory, int tag) {
    if (directory + 2 > image.limit()) {
      return -1;
    }
    int count = image.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > image.limit()) {
        return -1;
      }
      if ((image.getShort((int) entry) & 0xFFFF) == tag) {
        return (int) entry;
      }
    }
    return -1;
  }
}
