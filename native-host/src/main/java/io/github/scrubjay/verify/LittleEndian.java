// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

/** Numbers of formats that write the least byte first, and the checks that walks make of bytes. */
final class LittleEndian {
  private final byte[] bytes;
  private final String format;

  LittleEndian(byte[] bytes, String format) {
    this.bytes = bytes;
    this.format = format;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  int u8(int at) {
    return bytes[at] & 0xFF;
  }

  int u16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  long u32(int at) {
    return u16(at) | (long) u16(at + 2) << 16;
  }

  int i32(int at) {
    return (int) u32(at);
  }

  void zero(long from, long to, String what) throws VerifyFailure {
    for (long at = from; at < to; at++) {
      require(bytes[(int) at] == 0, what);
    }
  }

  void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure(format + ": " + what);
    }
  }
}
