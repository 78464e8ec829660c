// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

/** Finds the size of a JPEG in the middle of other bytes. */
final class JpegSize {
  private static final int SOF0 = 0xC0;
  private static final int SOF15 = 0xCF;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;

  private JpegSize() {}

  /**
   * The size as {@code 160 x 120 pixels}, or {@code null} when there is no JPEG that says its size.
   *
   * @param start where the JPEG would begin
   * @param end where it would end at the latest
   */
  static String of(byte[] bytes, int start, long end) {
    int frame = frame(bytes, start, end);
    return frame < 0 ? null : u16(bytes, frame + 7) + " x " + u16(bytes, frame + 5) + " pixels";
  }

  /** Width times height, or 0 when there is no JPEG that says its size. */
  static long pixels(byte[] bytes, int start, long end) {
    int frame = frame(bytes, start, end);
    return frame < 0 ? 0 : (long) u16(bytes, frame + 7) * u16(bytes, frame + 5);
  }

  /** Where the marker of the frame header stands, or -1. */
  private static int frame(byte[] bytes, int start, long end) {
    int limit = (int) Math.min(end, bytes.length);
    if (start + 4 > limit || u16(bytes, start) != 0xFFD8) {
      return -1;
    }
    int at = start + 2;
    while (at + 9 <= limit && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
        return at;
      }
      at += 2 + Math.max(2, u16(bytes, at + 2));
    }
    return -1;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
