// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean JPEGs. */
final class JpegResult implements ResultReader {
  @Override
  public String format() {
    return "jpeg";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    JpegWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(FileType.Jpeg, clean, options);
    CommonsImagingReading.requireCleanJpeg(clean, options);
  }
}
