// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

/**
 * The size that a JPEG XL codestream begins with (ISO/IEC 18181-1, D.2), lowest bits first: a bit
 * for small sizes, the height, a ratio (3 bits), and without a ratio the width. Small sizes have 5
 * bits for eighths; others a choice (2 bits) of 9, 13, 18 or 30 bits. All are one less.
 */
final class JxlSize {
  private static final int[] WIDTHS = {9, 13, 18, 30};

  /** Width by height of the ratios 1 to 7. */
  private static final int[][] RATIOS = {{1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};

  private final Stretch codestream;
  private int bit = 16; // behind FF 0A

  private JxlSize(Stretch codestream) {
    this.codestream = codestream;
  }

  /** Refuses pictures of more pixels than any other. */
  static void require(Stretch codestream) throws BadImage {
    new JxlSize(codestream).require();
  }

  private void require() throws BadImage {
    boolean small = bits(1) == 1;
    long height = size(small);
    int ratio = (int) bits(3);
    long width = ratio == 0 ? size(small) : height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1];
    if (width * height > Limits.PIXELS) {
      throw BadImage.tooLarge("JPEG XL: " + width * height + " pixels, limit " + Limits.PIXELS);
    }
  }

  private long size(boolean small) throws BadImage {
    return small ? 8 * (bits(5) + 1) : bits(WIDTHS[(int) bits(2)]) + 1;
  }

  private long bits(int count) throws BadImage {
    long value = 0;
    for (int i = 0; i < count; i++) {
      if (bit / 8 >= codestream.length()) {
        throw BadImage.malformed("JPEG XL: cut off in its size");
      }
      value |= (long) (codestream.u8(bit / 8) >> bit % 8 & 1) << i;
      bit++;
    }
    return value;
  }
}
