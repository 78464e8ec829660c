// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;

/**
 * Reads a clean image with three readers that are not the sanitizer's: an own strict walk over
 * every byte, metadata-extractor, and Commons Imaging.
 *
 * <p>The walk comes first. What it passes is of a known shape and bounded, so the libraries never
 * see anything hostile, and a library that can't read such a file is a reason to refuse it too.
 */
public final class Verifier {

  /**
   * Passes a clean image in silence.
   *
   * @param clean the whole result; not changed
   * @throws VerifyFailure when anything beyond the keep-list is left, or a reader can't read it
   */
  public void verify(byte[] clean, ImageFormat format, Options options) throws VerifyFailure {
    switch (format.name()) {
      case "jpeg" -> {
        JpegWalk.walk(clean, options);
        MetadataExtractorReading.requireCleanJpeg(clean, options);
        CommonsImagingReading.requireCleanJpeg(clean);
      }
      case "png" -> {
        PngWalk.walk(clean, options);
        MetadataExtractorReading.requireCleanPng(clean, options);
        CommonsImagingReading.requireCleanPng(clean);
      }
      default -> throw new VerifyFailure("no reader for " + format.name());
    }
  }
}
