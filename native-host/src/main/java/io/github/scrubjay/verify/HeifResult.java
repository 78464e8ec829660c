// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import io.github.scrubjay.image.Options;

/** Reads clean HEIF files: HEIC and AVIF. */
final class HeifResult implements ResultReader {
  static final HeifResult HEIC = new HeifResult("heic", FileType.Heif);
  static final HeifResult AVIF = new HeifResult("avif", FileType.Avif);

  private final String format;
  private final FileType type;

  private HeifResult(String format, FileType type) {
    this.format = format;
    this.type = type;
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    HeifWalk.walk(clean, options);
    MetadataExtractorReading.requireClean(type, clean, options);
  }
}
