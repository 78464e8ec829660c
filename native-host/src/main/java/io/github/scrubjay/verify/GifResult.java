// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean GIFs, animated ones too. */
final class GifResult implements ResultReader {
  @Override
  public String format() {
    return "gif";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    GifWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(FileType.Gif, clean, options);
  }
}
