// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import java.util.List;

/**
 * Reads a clean image with readers that are not the sanitizer's: an own strict walk over every
 * byte, and metadata-extractor and Commons Imaging where they know the format.
 *
 * <p>The walk comes first. What it passes is of a known shape and bounded, so the libraries never
 * see anything hostile, and a library that can't read such a file is a reason to refuse it too.
 */
public final class Verifier {
  /** One line a format. */
  private static final List<ResultReader> READERS =
      List.of(
          new JpegResult(), //
          new PngResult(),
          new WebpResult(),
          new GifResult(),
          new TiffResult(),
          HeifResult.HEIC,
          HeifResult.AVIF,
          new JxlResult(),
          new BmpResult(),
          new PsdResult(),
          IcoResult.icons(),
          IcoResult.pointers(),
          new SvgResult(),
          new SvgzResult());

  /**
   * Passes a clean image in silence.
   *
   * @param clean the whole result; not changed
   * @throws VerifyFailure when anything beyond the keep-list is left, or a reader can't read it
   */
  public void verify(byte[] clean, ImageFormat format, Options options) throws VerifyFailure {
    read(clean, format.name(), options);
  }

  /** Likewise for a picture inside of another one. */
  static void read(byte[] clean, String format, Options options) throws VerifyFailure {
    for (ResultReader reader : READERS) {
      if (reader.format().equals(format)) {
        reader.read(clean, options);
        return;
      }
    }
    throw new VerifyFailure("no reader for this format");
  }
}
