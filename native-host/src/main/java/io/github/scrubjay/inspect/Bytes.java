// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches bytes eight at a time: most of a photo is entropy data in which one byte counts. */
public final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Bytes() {}

  /** The index of the first FF from {@code from} on, or the array's length. */
  public static int indexOfFF(byte[] bytes, int from) {
    int at = from;
    while (at <= bytes.length - Long.BYTES) {
      // A byte is FF exactly when its complement is zero: the usual test for a zero byte.
      long complement = ~(long) LONGS.get(bytes, at);
      long zeros = (complement - LOW_BITS) & ~complement & HIGH_BITS;
      if (zeros != 0) {
        return at + Long.numberOfTrailingZeros(zeros) / 8;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] != (byte) 0xFF) {
      at++;
    }
    return Math.min(at, bytes.length);
  }
}
