// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search of many codes at once against a reader of one code after the other. */
class GifPixelsTest {
  private static final int MAX_WIDTH = 12;

  /**
   * Random bits hold the two codes with a meaning anywhere, at all widths; where they are made
   * ordinary codes first, the table fills up before.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void findsTheSameEndAsAReaderOfSingleCodes(int minimum) {
    Random random = new Random(minimum);
    int ended = 0;
    for (int run = 0; run < 400; run++) {
      byte[] data = new byte[random.nextInt(40_000)];
      random.nextBytes(data);
      if (run % 2 == 0) {
        int bits = data.length * 8;
        keepWhole(data, minimum, run % 8 == 0 ? bits : random.nextInt(bits + 1));
      }
      byte[] image = subBlocks(data, run % 3 == 0 ? 255 : 1 + random.nextInt(255));
      long expected = used(data, minimum);
      assertThat(new GifPixels(image).used(0, minimum)).isEqualTo(expected);
      ended += expected < 0 ? 0 : 1;
    }
    assertThat(ended).isBetween(50, 399);
  }

  private static byte[] subBlocks(byte[] data, int size) {
    byte[] image = new byte[data.length + (data.length + size - 1) / size + 1];
    int to = 0;
    for (int from = 0; from < data.length; from += size) {
      int part = Math.min(size, data.length - from);
      image[to] = (byte) part;
      System.arraycopy(data, from, image, to + 1, part);
      to += 1 + part;
    }
    return image;
  }

  /** Makes ordinary codes of those with a meaning, up to some bit. */
  private static void keepWhole(byte[] data, int minimum, int until) {
    int clear = 1 << minimum;
    int width = minimum + 1;
    int entries = clear + 1;
    for (int bit = 0; bit + width <= until; ) {
      if (code(data, bit, width) >> 1 == clear >> 1) {
        int top = bit + minimum;
        data[top >> 3] &= (byte) ~(1 << (top & 7));
      }
      bit += width;
      width = width(++entries, width);
    }
  }

  /** Bytes up to the end of information; -1 without one. */
  private static long used(byte[] data, int minimum) {
    int clear = 1 << minimum;
    int width = minimum + 1;
    int entries = clear + 1; // the first code adds none
    for (int bit = 0; bit + width <= data.length * 8; ) {
      int code = code(data, bit, width);
      bit += width;
      if (code == clear + 1) {
        return (bit + 7) / 8;
      }
      if (code == clear) {
        width = minimum + 1;
        entries = clear + 1;
      } else {
        width = width(++entries, width);
      }
    }
    return -1;
  }

  private static int width(int entries, int width) {
    return entries == 1 << width && width < MAX_WIDTH ? width + 1 : width;
  }

  private static int code(byte[] data, int bit, int width) {
    int code = 0;
    for (int i = 0; i < width; i++) {
      code |= (data[bit + i >> 3] >> (bit + i & 7) & 1) << i;
    }
    return code;
  }
}
