// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/** JPEG (ITU T.81 annex B). */
final class JpegSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("jpeg", "image/jpeg", "jpg");

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= 3
        && image.get(0) == (byte) 0xFF
        && image.get(1) == (byte) 0xD8
        && image.get(2) == (byte) 0xFF;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    throw BadImage.unsupported("JPEG is not built yet");
  }
}
