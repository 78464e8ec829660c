// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.List;

/** The formats that can be cleaned. A new format is a new {@link Sanitizer} and a line here. */
public final class Sanitizers {

  /** Every sanitizer, in the order in which the first bytes are tried. */
  public static final List<Sanitizer> ALL =
      List.of(
          new JpegSanitizer(), //
          new PngSanitizer(),
          new WebpSanitizer(),
          new GifSanitizer(),
          new TiffSanitizer(),
          HeifSanitizer.HEIC,
          HeifSanitizer.AVIF,
          new JxlSanitizer(),
          new BmpSanitizer(),
          new PsdSanitizer(),
          IcoSanitizer.icons(),
          IcoSanitizer.pointers(),
          new SvgSanitizer(),
          new SvgzSanitizer());

  private Sanitizers() {}

  /**
   * Finds the sanitizer by the image's first bytes.
   *
   * @throws BadImage with reason {@link BadImage.Reason#UNSUPPORTED} when no format matches
   */
  public static Sanitizer forImage(ByteBuffer image) throws BadImage {
    RefusedFormat.refuse(image);
    for (Sanitizer sanitizer : ALL) {
      if (sanitizer.recognises(image)) {
        return sanitizer;
      }
    }
    throw BadImage.unsupported("the first bytes are of no format that can be cleaned");
  }
}
