// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.JpegSegments.Segment;
import java.nio.ByteBuffer;
import java.util.Set;

/** Cleans the JPEG streams inside a TIFF (TIFF 6.0 section 22, TIFF technical note 2). */
final class TiffJpeg {
  private static final Options NOTHING_KEPT = new Options(Set.of());

  /** SOI and EOI. */
  private static final int EMPTY_STREAM = 4;

  private TiffJpeg() {}

  /** A strip or tile: a JPEG whose tables may stand elsewhere. */
  static Edits picture(ByteBuffer stream) throws BadImage {
    requireStart(stream);
    return new JpegSanitizer().sanitize(stream, NOTHING_KEPT);
  }

  /** Tables, or a header whose scans stand elsewhere. */
  static Edits abbreviated(ByteBuffer stream) throws BadImage {
    requireStart(stream);
    JpegSegments segments = JpegSegments.ofAbbreviated(stream);
    Edits.Builder edits = new Edits.Builder().keep(0, 2);
    for (Segment segment : segments.list()) {
      if (!segment.isApplicationData()) {
        edits.keep(segment.offset(), segment.length());
      } else {
        edits.removed(Carrier.APPLICATION_DATA);
      }
    }
    int end = segments.end();
    boolean ended = stream.getShort(end - 2) == (short) (0xFF00 | JpegSegments.EOI);
    Edits clean = ended ? edits.keep(end - 2, 2).build() : edits.build();
    if (clean.length() < EMPTY_STREAM) {
      throw BadImage.malformed("TIFF: JPEG tables of which there are none and no end");
    }
    return clean;
  }

  private static void requireStart(ByteBuffer stream) throws BadImage {
    if (stream.limit() < EMPTY_STREAM
        || stream.getShort(0) != (short) (0xFF00 | JpegSegments.SOI)) {
      throw BadImage.malformed("TIFF: a JPEG stream must begin with SOI");
    }
  }
}
