// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;

/** Reads clean TIFFs and BigTIFFs. */
final class TiffResult implements ResultReader {
  @Override
  public String format() {
    return "tiff";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    TiffWalk.walk(clean, options);
    if (!TiffWalk.isBig(clean)) { // which metadata-extractor does not read
      MetadataExtractorReading.requireCleanTiff(clean, options);
    }
    CommonsImagingReading.requireCleanTiff(clean, options);
  }
}
