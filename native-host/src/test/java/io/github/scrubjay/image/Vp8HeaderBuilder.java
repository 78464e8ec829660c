// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.BitSet;

/**
 * Makes the fields of a VP8 key frame's first partition, arithmetic-coded at even odds (RFC 6386,
 * 7.3).
 */
final class Vp8HeaderBuilder {
  private final BitSet fields = new BitSet();
  private int count;

  /** A field of so many bits, the highest first. */
  Vp8HeaderBuilder field(int bits, int value) {
    for (int i = bits - 1; i >= 0; i--) {
      fields.set(count++, (value >> i & 1) == 1);
    }
    return this;
  }

  /** So many fields of one bit, all set and each followed by a value of so many bits. */
  Vp8HeaderBuilder fields(int fields, int bits) {
    for (int i = 0; i < fields; i++) {
      field(1, 1).field(bits, 0x55);
    }
    return this;
  }

  /**
   * The whole frame of 4 x 2 pixels: these partitions behind the header, and their sizes as told.
   */
  byte[] frame(int[] told, int bytes) {
    byte[] first = coded();
    byte[] sizes = new byte[told.length * 3];
    for (int i = 0; i < told.length; i++) {
      for (int byteAt = 0; byteAt < 3; byteAt++) {
        sizes[i * 3 + byteAt] = (byte) (told[i] >> 8 * byteAt);
      }
    }
    int tag = first.length << 5 | 0x10;
    byte[] head = {
      (byte) tag, (byte) (tag >> 8), (byte) (tag >> 16), (byte) 0x9D, 1, 0x2A, 4, 0, 2, 0
    };
    return JpegBuilder.concat(head, first, sizes, new byte[bytes]);
  }

  private byte[] coded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int range = 255;
    BigInteger bottom = BigInteger.ZERO;
    int shift = 0;
    for (int i = 0; i < count; i++) {
      int split = 1 + (range - 1 >> 1);
      if (fields.get(i)) {
        bottom = bottom.add(BigInteger.valueOf(split));
        range -= split;
      } else {
        range = split;
      }
      while (range < 128) {
        range <<= 1;
        bottom = bottom.shiftLeft(1);
        shift++;
      }
    }
    // `bottom` has eight bits before the first shift; fill up to whole bytes.
    int bits = 8 + shift;
    int whole = (bits + 7) / 8 * 8;
    bottom = bottom.shiftLeft(whole - bits);
    for (int at = whole - 8; at >= 0; at -= 8) {
      out.write(bottom.shiftRight(at).intValue() & 0xFF);
    }
    return out.toByteArray();
  }
}
