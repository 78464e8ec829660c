// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

/**
 * How many bytes the pixels of a PNG take before compression (W3C PNG 7 and 8): each row has one
 * byte for its filter; an interlaced picture is seven small ones, of which empty ones have no rows.
 *
 * @param bitsPerPixel bit depth times channels
 * @param interlaced whether by Adam7
 */
record PixelLayout(int bitsPerPixel, boolean interlaced) {
  /** Adam7's passes: first column, first row, step in columns, step in rows. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  static PixelLayout of(int bitDepth, int colourType, int interlace) throws VerifyFailure {
    int channels =
        switch (colourType) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw new VerifyFailure("PNG: IHDR with an unknown colour type");
        };
    return new PixelLayout(bitDepth * channels, interlace == 1);
  }

  long bytes(long width, long height) {
    if (!interlaced) {
      return rows(width, height);
    }
    long bytes = 0;
    for (int[] pass : PASSES) {
      bytes +=
          rows(
              Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]),
              Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]));
    }
    return bytes;
  }

  private long rows(long width, long height) {
    return width == 0 ? 0 : height * (1 + (width * bitsPerPixel + 7) / 8);
  }
}
