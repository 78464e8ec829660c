// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/**
 * The best Huffman code for symbols of known frequency, none longer than 16 bits and none of ones
 * alone (T.81 annex K.2).
 */
final class HuffmanCode {
  private static final int SYMBOLS = 257; // with one that keeps the code of ones alone free
  private static final int LONGEST = 16;

  /** By symbol. */
  final int[] code = new int[256];

  /** By symbol, in bits; 0 for a symbol that does not occur. */
  final int[] size = new int[256];

  private final int[] counts = new int[LONGEST + 1];
  private final byte[] values;

  /**
   * @param frequencies of 256 symbols
   */
  HuffmanCode(int[] frequencies) {
    int[] sizes = sizes(frequencies);
    int[] bySize = new int[SYMBOLS];
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      bySize[sizes[symbol]]++;
    }
    limit(bySize);
    values = ordered(sizes);
    int next = 0;
    int value = 0;
    for (int length = 1; length <= LONGEST; length++, next <<= 1) {
      for (int i = 0; i < counts[length]; i++, next++, value++) {
        code[values[value] & 0xFF] = next;
        size[values[value] & 0xFF] = length;
      }
    }
  }

  /** Figure K.1: joins the two rarest until one is left. */
  private static int[] sizes(int[] frequencies) {
    long[] left = new long[SYMBOLS];
    for (int i = 0; i < 256; i++) {
      left[i] = frequencies[i];
    }
    left[256] = 1;
    int[] sizes = new int[SYMBOLS];
    int[] other = new int[SYMBOLS];
    Arrays.fill(other, -1);
    while (true) {
      int rarest = rarest(left, -1);
      int second = rarest(left, rarest);
      if (second < 0) {
        return sizes;
      }
      left[rarest] += left[second];
      left[second] = 0;
      int at = rarest;
      sizes[at]++;
      while (other[at] >= 0) {
        at = other[at];
        sizes[at]++;
      }
      other[at] = second;
      for (at = second; at >= 0; at = other[at]) {
        sizes[at]++;
      }
    }
  }

  private static int rarest(long[] left, int but) {
    int rarest = -1;
    for (int i = 0; i < SYMBOLS; i++) {
      if (left[i] > 0 && i != but && (rarest < 0 || left[i] <= left[rarest])) {
        rarest = i;
      }
    }
    return rarest;
  }

  /** Figure K.3: shortens what is too long, and takes out the symbol that does not exist. */
  private void limit(int[] bySize) {
    for (int i = SYMBOLS - 1; i > LONGEST; i--) {
      while (bySize[i] > 0) {
        int j = i - 2;
        while (bySize[j] == 0) {
          j--;
        }
        bySize[i] -= 2;
        bySize[i - 1]++;
        bySize[j + 1] += 2;
        bySize[j]--;
      }
    }
    int longest = LONGEST;
    while (bySize[longest] == 0) {
      longest--;
    }
    bySize[longest]--;
    System.arraycopy(bySize, 1, counts, 1, LONGEST);
  }

  /** Symbols that occur, the frequent ones first. */
  private static byte[] ordered(int[] sizes) {
    byte[] all = new byte[256];
    int count = 0;
    for (int length = 1; length < SYMBOLS; length++) {
      for (int symbol = 0; symbol < 256; symbol++) {
        if (sizes[symbol] == length) {
          all[count++] = (byte) symbol;
        }
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Writes it as it stands in a DHT segment, without its class and number: 16 counts, values. */
  void write(ByteSink out) {
    for (int length = 1; length <= LONGEST; length++) {
      out.put(counts[length]);
    }
    out.put(values);
  }

  /** Bytes that {@link #write} writes. */
  int bytes() {
    return LONGEST + values.length;
  }
}
