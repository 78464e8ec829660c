// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean Photoshop documents. */
final class PsdResult implements ResultReader {
  @Override
  public String format() {
    return "psd";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    PsdWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(FileType.Psd, clean, options);
  }
}
