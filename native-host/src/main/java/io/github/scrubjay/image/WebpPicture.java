// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.WebpChunks.Chunk;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One coded picture of a WebP: a still one, or one frame of an animation.
 *
 * <pre>
 *   ALPH   reserved, filter and method in one byte, then raw bytes or a lossless stream; before VP8 only
 *   VP8    RFC 6386 9.1: frame tag (3 bytes), 9D 01 2A, width and height of 14 bits each, partitions
 *   VP8L   RFC 9649 3.4: 2F, width - 1 and height - 1 of 14 bits each, alpha is used, version 0
 * </pre>
 *
 * Where the last partition and a lossless stream end is told only by decoding them. {@link
 * Vp8Partitions} sees to it that the others lie in their chunk.
 *
 * @param alpha the ALPH chunk; null where there is none
 * @param alphaLength how much of its data is alpha
 * @param coded the VP8 or VP8L chunk
 * @param transparent whether the picture's own data may make pixels transparent
 */
record WebpPicture(
    Chunk alpha, int alphaLength, Chunk coded, int width, int height, boolean transparent) {
  private static final int VP8_HEAD_BYTES = 10;
  private static final int VP8L_HEAD_BYTES = 5;
  private static final int START_CODE = 0x2A019D; // little-endian
  private static final int VP8L_SIGNATURE = 0x2F;
  private static final int RAW = 0;
  private static final int LOSSLESS = 1;

  /**
   * Finds the picture that decoders show: the first, with the alpha chunk before it.
   *
   * @throws BadImage where there is none, or its headers are of none that decoders read
   */
  static WebpPicture of(ByteBuffer image, List<Chunk> chunks) throws BadImage {
    Chunk alpha = null;
    for (Chunk chunk : chunks) {
      if (chunk.type() == WebpChunks.ALPH && alpha == null) {
        alpha = chunk;
      } else if (chunk.type() == WebpChunks.VP8) {
        return lossy(image, alpha, chunk);
      } else if (chunk.type() == WebpChunks.VP8L) {
        if (alpha != null) {
          throw BadImage.malformed("WebP: an alpha chunk for a lossless picture");
        }
        return lossless(image, chunk);
      }
    }
    throw BadImage.malformed("WebP: a picture without VP8 or VP8L");
  }

  private static WebpPicture lossy(ByteBuffer image, Chunk alpha, Chunk chunk) throws BadImage {
    int data = chunk.data();
    if (chunk.dataLength() < VP8_HEAD_BYTES) {
      throw BadImage.malformed("WebP VP8: cut off in its header");
    }
    int tag = WebpChunks.u24(image, data);
    boolean keyFrame = (tag & 1) == 0;
    boolean shown = (tag >> 4 & 1) == 1;
    if (!keyFrame
        || !shown
        || (tag >> 1 & 7) > 3
        || WebpChunks.u24(image, data + 3) != START_CODE) {
      throw BadImage.malformed("WebP VP8: must begin with a whole, shown key frame");
    }
    Vp8Partitions.require(image, data, data + chunk.dataLength(), tag >> 5);
    int width = u16(image, data + 6) & 0x3FFF;
    int height = u16(image, data + 8) & 0x3FFF;
    requireSize(width, height);
    int alphaLength = alpha == null ? 0 : alphaLength(image, alpha, (long) width * height);
    return new WebpPicture(alpha, alphaLength, chunk, width, height, alpha != null);
  }

  /** Raw alpha is one byte a pixel: what stands behind it is none. */
  private static int alphaLength(ByteBuffer image, Chunk alpha, long pixels) throws BadImage {
    int head = alpha.dataLength() == 0 ? 0xFF : image.get(alpha.data()) & 0xFF;
    int method = head & 3;
    if (head >> 6 != 0 || (head >> 4 & 3) > 1 || method > LOSSLESS) {
      throw BadImage.malformed("WebP ALPH: method or reserved bits that no decoder reads");
    }
    if (method == RAW && alpha.dataLength() - 1 < pixels) {
      throw BadImage.malformed("WebP ALPH: cut off");
    }
    return method == RAW ? 1 + (int) pixels : alpha.dataLength();
  }

  private static WebpPicture lossless(ByteBuffer image, Chunk chunk) throws BadImage {
    if (chunk.dataLength() < VP8L_HEAD_BYTES || image.get(chunk.data()) != VP8L_SIGNATURE) {
      throw BadImage.malformed("WebP VP8L: must begin with 2F and a header of 4 bytes");
    }
    int bits = (int) WebpChunks.u32(image, chunk.data() + 1);
    if (bits >>> 29 != 0) {
      throw BadImage.malformed("WebP VP8L: version " + (bits >>> 29) + ", must be 0");
    }
    int width = 1 + (bits & 0x3FFF);
    int height = 1 + (bits >> 14 & 0x3FFF);
    requireSize(width, height);
    return new WebpPicture(null, 0, chunk, width, height, (bits >> 28 & 1) == 1);
  }

  static void requireSize(long width, long height) throws BadImage {
    if (width == 0 || height == 0) {
      throw BadImage.malformed("WebP: " + width + " x " + height + " pixels");
    }
    if (width * height > Limits.PIXELS) {
      throw BadImage.tooLarge("WebP: " + width * height + " pixels, limit " + Limits.PIXELS);
    }
  }

  private static int u16(ByteBuffer image, int at) {
    return Short.reverseBytes(image.getShort(at)) & 0xFFFF;
  }
}
