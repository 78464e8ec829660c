// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Redacts a still WebP (RFC 9649). There is no encoder for it in Java: a lossless one and one with
 * transparency become a PNG, another a JPEG of high quality.
 */
final class WebpRedactor {
  private static final int CHUNKS = 12;
  private static final int VP8 = 0x20385056; // "VP8 ", little-endian
  private static final int ALPH = 0x48504C41;
  private static final int ANMF = 0x464D4E41;

  private WebpRedactor() {}

  /** The redacted picture in its new format. */
  static Painted redact(byte[] image, List<Box> boxes, int orientation, Style style)
      throws BadImage {
    boolean lossy = false;
    boolean alpha = false;
    ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    long at = CHUNKS;
    while (at + 8 <= image.length) {
      int type = bytes.getInt((int) at);
      lossy |= type == VP8;
      alpha |= type == ALPH;
      if (type == ANMF) {
        throw BadImage.unsupported(
            "WebP: an animation can't be redacted; save it as a GIF or PNG, then redact that");
      }
      long length = bytes.getInt((int) at + 4) & 0xFFFFFFFFL;
      at += 8 + length + length % 2;
    }
    DecodedPicture picture = DecodedPicture.of(image, "webp");
    List<Box> coded = picture.cover(boxes, orientation, style);
    if (!lossy || alpha) {
      return new Painted(picture.png(orientation), "png", coded, 0, 0, picture.isExact());
    }
    byte[] jpeg = picture.jpeg(orientation);
    // Once more in its coefficients, since the encoder has spread what stands beside the boxes.
    long memory = Runtime.getRuntime().maxMemory() / 4;
    byte[] covered = JpegRedactor.redact(jpeg, boxes, orientation, style, memory).bytes();
    return new Painted(covered, "jpeg", coded, 0, 0, false);
  }
}
