// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/** A growing array of bytes. */
final class ByteSink {
  private byte[] bytes;
  private int length;

  /**
   * @param expected length, to grow less often
   */
  ByteSink(int expected) {
    bytes = new byte[Math.max(64, expected)];
  }

  void put(int value) {
    if (length == bytes.length) {
      grow(1);
    }
    bytes[length++] = (byte) value;
  }

  void put(byte[] source) {
    put(source, 0, source.length);
  }

  void put(byte[] source, int from, int count) {
    if (count > bytes.length - length) {
      grow(count);
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Big-endian. */
  void putShort(int value) {
    put(value >> 8);
    put(value);
  }

  /** Big-endian. */
  void putInt(int value) {
    putShort(value >>> 16);
    putShort(value);
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void grow(int atLeast) {
    bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(atLeast, length)));
  }
}
