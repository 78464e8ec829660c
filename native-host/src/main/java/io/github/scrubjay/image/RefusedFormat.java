// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
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
            || starts(image, 0, "II*\0") && starts(image, 8, "CR\2");
    if (raw) {
      throw cameraRaw();
    }
  }

  /** Raw files that are TIFFs by their first bytes are found out by what they hold. */
  static BadImage cameraRaw() {
    return BadImage.unsupported("a camera raw file; export it as JPEG");
  }

  private static boolean starts(ByteBuffer image, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length <= image.limit() - at
        && image.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
  }
}
