// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the coded pixels of one GIF picture end (GIF89a, appendix F): at the first code "end
 * of information". What stands behind it is no pixel.
 *
 * <p>Codes are of a width that grows from the minimum code size plus one to twelve bits, as the
 * table of the decoder grows by one entry for each code but the first after a "clear". How many
 * codes were read tells the width, so that nothing needs to be decoded. Two codes have a meaning,
 * which differ in their lowest bit alone; eight codes at once are held against both. Nearly all
 * bytes of a GIF are looked at here and nowhere else, so this loop decides how fast it is cleaned.
 */
final class GifPixels {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WORD_BYTES = 8;

  private static final int MAX_WIDTH = 12;

  /** Codes in one word, whatever their width; four words are looked at in one step. */
  private static final int LANES = 4;

  private static final int STEP_CODES = 4 * LANES;

  /** The data of many sub-blocks, one behind the other; fits the first cache with its source. */
  private static final int WINDOW_BYTES = 8 * 1024;

  /** What a step may read behind the last byte that it needs. */
  private static final int SLACK_BYTES = 2 * WORD_BYTES + MAX_WIDTH;

  private final byte[] image;
  private final byte[] window = new byte[WINDOW_BYTES + SLACK_BYTES];
  private int filled;
  private int subBlock;

  private int clear;
  private int firstWidth;
  private int width;

  /** How many more codes of this width there can be; does not count for the greatest width. */
  private int left;

  GifPixels(byte[] image) {
    this.image = image;
  }

  /**
   * How many bytes of a picture's data are used, the code "end of information" included.
   *
   * @param from the first sub-block; that they end within the image was checked before
   * @param minimumCodeSize 2 to 8
   * @return -1 where there is no such code
   */
  long used(int from, int minimumCodeSize) {
    clear = 1 << minimumCodeSize;
    firstWidth = minimumCodeSize + 1;
    subBlock = from;
    filled = 0;
    restart();
    long before = 0; // bytes that have left the window
    int bit = 0; // in the window
    while (true) {
      int whole = bit >>> 3;
      System.arraycopy(window, whole, window, 0, filled - whole);
      before += whole;
      filled -= whole;
      bit &= 7;
      boolean more = fill();
      bit = scan(bit);
      if (bit < 0) {
        return before + (-bit + 7) / 8;
      }
      if (!more) {
        return -1;
      }
    }
  }

  /** Appends sub-blocks while they fit; says whether there may be more. */
  private boolean fill() {
    int at = subBlock;
    int to = filled;
    int size = image[at] & 0xFF;
    while (size > 0 && to + GifBlocks.MAX_SUB_BLOCK_BYTES <= WINDOW_BYTES) {
      // Told by a branch, the next size need not wait for this one.
      if (size == GifBlocks.MAX_SUB_BLOCK_BYTES) {
        System.arraycopy(image, at + 1, window, to, GifBlocks.MAX_SUB_BLOCK_BYTES);
        to += GifBlocks.MAX_SUB_BLOCK_BYTES;
        at += 1 + GifBlocks.MAX_SUB_BLOCK_BYTES;
      } else {
        System.arraycopy(image, at + 1, window, to, size);
        to += size;
        at += 1 + size;
      }
      size = image[at] & 0xFF;
    }
    subBlock = at;
    filled = to;
    return size > 0;
  }

  /** As after a "clear": the first code adds no entry. */
  private void restart() {
    width = firstWidth;
    left = (1 << width) - (clear + 2) + 1;
  }

  /**
   * Reads the codes in the window.
   *
   * @param from bit of the first
   * @return the bit behind the last whole code, negative where that is "end of information"
   */
  private int scan(int from) {
    int bit = from;
    int bits = filled * 8;
    while (true) {
      if (left >= STEP_CODES) {
        int codes = skip(bit, (bits - bit) / width);
        bit += codes * width;
        count(codes);
      }
      // What is left of this width and of the window, and the code with a meaning.
      int wide = width;
      int most = wide < MAX_WIDTH ? Math.min(left, STEP_CODES) : STEP_CODES;
      int end = Math.min(bits, bit + most * wide) - wide;
      int first = bit;
      int code = clear;
      while (bit <= end) {
        code = (int) (word(bit >>> 3) >>> (bit & 7)) & (1 << wide) - 1;
        if (code >>> 1 == clear >>> 1) {
          break;
        }
        bit += wide;
      }
      if (bit <= end) {
        bit += wide;
        if (code != clear) {
          return -bit;
        }
        restart();
      } else {
        count((bit - first) / wide);
        if (bits - bit < width) {
          return bit;
        }
      }
    }
  }

  private void count(int codes) {
    if (width < MAX_WIDTH) {
      left -= codes;
      if (left == 0) {
        left = 1 << width;
        width++;
      }
    }
  }

  /** How many codes there are before one of the two; most often only whole steps are counted. */
  private int skip(int from, int codes) {
    int most = width < MAX_WIDTH ? Math.min(codes, left) : codes;
    int steps = most / STEP_CODES;
    // With a width that is known where it is compiled, the loop is twice as fast.
    return switch (width) {
      case 9 -> skip(from, steps, 9);
      case 10 -> skip(from, steps, 10);
      case 11 -> skip(from, steps, 11);
      case MAX_WIDTH -> skip(from, steps, MAX_WIDTH);
      default -> skip(from, steps, width);
    };
  }

  private int skip(int from, int steps, int width) {
    int half = LANES * width >>> 3; // in whole bytes; for odd widths four bits more
    int more = LANES * width & 7;
    int shift = from & 7;
    long ones = (1L | 1L << width | 1L << 2 * width | 1L << 3 * width) << shift;
    long both = ones * clear;
    long significant = ones * ((1 << width) - 2);
    long carries = ones << width;
    int start = from >>> 3;
    int end = start + steps * 2 * width;
    int at = start;
    for (; at < end; at += 2 * width) {
      // A lane that is not zero overflows into the lowest bit of the next, which is never set.
      long a = ((word(at) ^ both) & significant) + significant;
      long b = ((word(at + half) ^ both << more) & significant << more) + (significant << more);
      long c = ((word(at + width) ^ both) & significant) + significant;
      long d =
          ((word(at + width + half) ^ both << more) & significant << more) + (significant << more);
      if ((a & c & (b & d) >>> more & carries) != carries) {
        break;
      }
    }
    return (at - start) / (2 * width) * STEP_CODES;
  }

  private long word(int at) {
    return (long) WORD.get(window, at);
  }
}
