// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;

/** A Huffman table as it stands in a DHT segment (T.81 annex C and F.2.2.3), for decoding. */
final class HuffmanDecoder {
  /** Codes of up to this many bits are found in one step. */
  private static final int QUICK_BITS = 10;

  private final byte[] values;

  /** Size of the code times 256 plus its value; 0 for longer codes. */
  private final short[] quick = new short[1 << QUICK_BITS];

  /** By size: the first 16-bit pattern that is above all codes of that size. */
  private final int[] limit = new int[18];

  /** By size: what is to be added to a code to get the place of its value. */
  private final int[] offset = new int[17];

  /**
   * @param counts offset of the 16 numbers of codes, which the values follow
   * @param count of values
   */
  HuffmanDecoder(byte[] image, int counts, int count) throws BadImage {
    values = new byte[count];
    System.arraycopy(image, counts + 16, values, 0, count);
    int code = 0;
    int next = 0;
    for (int size = 1; size <= 16; size++) {
      int here = image[counts + size - 1] & 0xFF;
      offset[size] = next - code;
      if (code + here > 1 << size) {
        throw BadImage.malformed("JPEG DHT: more codes of " + size + " bits than there can be");
      }
      for (int i = 0; i < here; i++, code++, next++) {
        if (size <= QUICK_BITS) {
          int from = code << QUICK_BITS - size;
          int to = code + 1 << QUICK_BITS - size;
          for (int j = from; j < to; j++) {
            quick[j] = (short) (size << 8 | values[next] & 0xFF);
          }
        }
      }
      limit[size] = code << 16 - size;
      code <<= 1;
    }
    limit[17] = Integer.MAX_VALUE;
  }

  /** Takes one code and gives its value, 0 to 255. */
  int next(JpegBits bits) throws BadImage {
    int ahead = bits.peek16();
    int found = quick[ahead >> 16 - QUICK_BITS];
    if (found != 0) {
      bits.skip(found >> 8);
      return found & 0xFF;
    }
    int size = QUICK_BITS + 1;
    while (ahead >= limit[size]) {
      size++;
    }
    if (size > 16) {
      throw BadImage.malformed("JPEG: bits that are no code of their table");
    }
    bits.skip(size);
    return values[(ahead >> 16 - size) + offset[size]] & 0xFF;
  }
}
