// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes boxes, whose sizes are put in when they are closed. */
final class BoxWriter {
  private byte[] bytes = new byte[1024];
  private int size;

  /** Begins a box and returns where it is, for {@link #close}. */
  int open(String type) {
    int start = size;
    u32(0);
    bytes(type.getBytes(StandardCharsets.ISO_8859_1));
    return start;
  }

  /** Begins a box with version and flags. */
  int open(String type, int version, int flags) {
    int start = open(type);
    u32((long) version << 24 | flags);
    return start;
  }

  void close(int start) {
    patch32(start, size - start);
  }

  /** A whole box. */
  void box(String type, byte[] body) {
    int start = open(type);
    bytes(body);
    close(start);
  }

  BoxWriter u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  BoxWriter u16(int value) {
    return u8(value >> 8).u8(value);
  }

  BoxWriter u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  BoxWriter u64(long value) {
    return u32(value >>> 32).u32(value);
  }

  /** A number of 4 or 8 bytes. */
  BoxWriter number(long value, int width) {
    return width == 8 ? u64(value) : u32(value);
  }

  BoxWriter zeros(int count) {
    reserve(count);
    size += count;
    return this;
  }

  BoxWriter bytes(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  int size() {
    return size;
  }

  void patch32(int at, int value) {
    ByteBuffer.wrap(bytes).putInt(at, value);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int count) {
    if (count > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
