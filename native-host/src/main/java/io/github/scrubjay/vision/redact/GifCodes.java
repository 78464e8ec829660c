// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.Arrays;

/**
 * LZW as GIF has it (GIF89a, appendix F): codes of variable size, lowest bit first, in sub-blocks
 * of up to 255 bytes.
 */
final class GifCodes {
  private static final int MOST_CODES = 4096;
  private static final int SUB_BLOCK_BYTES = 255;

  private GifCodes() {}

  /**
   * Decodes indices.
   *
   * @param at of the byte that says the size of the first codes
   * @param count of indices that there must be
   */
  static byte[] decode(byte[] image, int at, int count) throws BadImage {
    int minimum = image[at] & 0xFF;
    if (minimum < 2 || minimum > 8) {
      throw BadImage.malformed("GIF: codes of " + minimum + " bits, must begin with 2 to 8");
    }
    byte[] indices = new byte[count];
    int[] before = new int[MOST_CODES];
    byte[] last = new byte[MOST_CODES];
    int[] lengths = new int[MOST_CODES];
    int clear = 1 << minimum;
    for (int i = 0; i < clear; i++) {
      last[i] = (byte) i;
      lengths[i] = 1;
    }
    int next = clear + 2;
    int size = minimum + 1;
    int previous = -1;
    int buffer = 0;
    int bits = 0;
    int block = at + 1;
    int left = 0;
    int written = 0;
    while (written < count) {
      while (bits < size) {
        if (left == 0) {
          left = block < image.length ? image[block++] & 0xFF : 0;
          if (left == 0 || left > image.length - block) {
            throw BadImage.malformed("GIF: fewer pixels than the picture has");
          }
        }
        buffer |= (image[block++] & 0xFF) << bits;
        bits += 8;
        left--;
      }
      int code = buffer & (1 << size) - 1;
      buffer >>>= size;
      bits -= size;
      if (code == clear) {
        next = clear + 2;
        size = minimum + 1;
        previous = -1;
        continue;
      }
      boolean fresh = code == next && previous >= 0;
      if (code == clear + 1 || code > next || code == next && !fresh || code >= MOST_CODES) {
        throw BadImage.malformed("GIF: damaged pixels");
      }
      if (previous < 0 && code > clear) {
        throw BadImage.malformed("GIF: damaged pixels");
      }
      int from = fresh ? previous : code;
      int length = lengths[from];
      int end = written + length;
      int walk = from;
      for (int i = end - 1; i >= written; i--, walk = before[walk]) {
        if (i < count) {
          indices[i] = last[walk];
        }
      }
      byte first = indices[written];
      written = Math.min(end, count);
      if (fresh && written < count) {
        indices[written++] = first;
      }
      if (previous >= 0 && next < MOST_CODES) {
        before[next] = previous;
        last[next] = first;
        lengths[next] = lengths[previous] + 1;
        next++;
        if (next == 1 << size && size < 12) {
          size++;
        }
      }
      previous = code;
    }
    return indices;
  }

  /** Encodes indices: the size of the first codes, sub-blocks, and an empty one. */
  static void encode(byte[] indices, int minimum, ByteSink out) {
    int clear = 1 << minimum;
    short[] follow = new short[MOST_CODES << 8]; // code and next index, to code
    Bits bits = new Bits(out);
    out.put(minimum);
    int size = minimum + 1;
    int next = clear + 2;
    bits.put(clear, size);
    int code = indices[0] & 0xFF;
    for (int i = 1; i < indices.length; i++) {
      int key = code << 8 | indices[i] & 0xFF;
      if (follow[key] != 0) {
        code = follow[key];
        continue;
      }
      bits.put(code, size);
      if (next < MOST_CODES) {
        if (next == 1 << size) {
          size++;
        }
        follow[key] = (short) next++;
      } else {
        bits.put(clear, size);
        Arrays.fill(follow, (short) 0);
        next = clear + 2;
        size = minimum + 1;
      }
      code = indices[i] & 0xFF;
    }
    bits.put(code, size);
    // The decoder has one code more by now.
    bits.put(clear + 1, next == 1 << size && size < 12 ? size + 1 : size);
    bits.end();
  }

  /** Bits from the lowest, in sub-blocks. */
  private static final class Bits {
    private final ByteSink out;
    private final byte[] block = new byte[SUB_BLOCK_BYTES];
    private int used;
    private int buffer;
    private int bits;

    Bits(ByteSink out) {
      this.out = out;
    }

    void put(int code, int size) {
      buffer |= code << bits;
      bits += size;
      while (bits >= 8) {
        add(buffer);
        buffer >>>= 8;
        bits -= 8;
      }
    }

    private void add(int value) {
      block[used++] = (byte) value;
      if (used == SUB_BLOCK_BYTES) {
        flush();
      }
    }

    private void flush() {
      if (used > 0) {
        out.put(used);
        out.put(block, 0, used);
        used = 0;
      }
    }

    void end() {
      if (bits > 0) {
        add(buffer);
      }
      flush();
      out.put(0);
    }
  }
}
