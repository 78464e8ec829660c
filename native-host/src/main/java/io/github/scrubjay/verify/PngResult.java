// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean PNGs, animated ones too. */
final class PngResult implements ResultReader {
  @Override
  public String format() {
    return "png";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    PngWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(FileType.Png, clean, options);
    CommonsImagingReading.requireCleanPng(clean, options);
  }
}
