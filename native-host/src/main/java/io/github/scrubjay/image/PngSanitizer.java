// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/** PNG (W3C PNG, third edition). */
final class PngSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("png", "image/png", "png");

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= 8 && image.getLong(0) == 0x89504E470D0A1A0AL;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    throw BadImage.unsupported("PNG is not built yet");
  }
}
