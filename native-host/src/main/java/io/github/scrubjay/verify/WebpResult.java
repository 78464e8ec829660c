// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean WebPs, animated ones too. */
final class WebpResult implements ResultReader {
  @Override
  public String format() {
    return "webp";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    WebpWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(FileType.WebP, clean, options);
    CommonsImagingReading.requireCleanWebp(clean, options);
  }
}
