// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A small picture found inside an image, as it stands there: a thumbnail often shows what was
 * cropped away. Only what browsers show safely is handed over: whole JPEGs and PNGs of few bytes
 * and few pixels.
 */
public final class Picture {
  /** Exif thumbnails in a JPEG can't be larger; usual ones have 5 to 20 kB. */
  static final int LIMIT_BYTES = 64 * 1024;

  /** A thumbnail is far smaller; some bytes could claim four thousand million. */
  private static final long LIMIT_PIXELS = 2_000_000;

  private static final byte[] PNG = "\u0089PNG\r\n\32\n".getBytes(StandardCharsets.ISO_8859_1);

  private final String mimeType;
  private final byte[] data;

  private Picture(String mimeType, byte[] data) {
    this.mimeType = mimeType;
    this.data = data;
  }

  /**
   * The picture in a range of bytes, or {@code null} when it is none that can be shown.
   *
   * @param start where it begins
   * @param end behind its last byte; may lie outside
   */
  static Picture of(byte[] bytes, int start, long end) {
    if (start < 0 || end > bytes.length || end - start < 16 || end - start > LIMIT_BYTES) {
      return null;
    }
    String mimeType;
    long pixels;
    if (Arrays.equals(bytes, start, start + PNG.length, PNG, 0, PNG.length)
        && end - start > PNG.length + 16) {
      mimeType = "image/png";
      pixels = u32(bytes, start + 16) * u32(bytes, start + 20); // IHDR comes first
    } else {
      mimeType = "image/jpeg";
      pixels = JpegSize.pixels(bytes, start, end);
    }
    if (pixels < 1 || pixels > LIMIT_PIXELS) {
      return null;
    }
    return new Picture(mimeType, Arrays.copyOfRange(bytes, start, (int) end));
  }

  private static long u32(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL) << 24
        | (bytes[at + 1] & 0xFFL) << 16
        | (bytes[at + 2] & 0xFFL) << 8
        | bytes[at + 3] & 0xFFL;
  }

  /** {@code image/jpeg} or {@code image/png}. */
  public String mimeType() {
    return mimeType;
  }

  /** A copy of the whole picture, at most 64 KiB. */
  public byte[] data() {
    return data.clone();
  }

  int bytes() {
    return data.length;
  }
}
