// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

/**
 * Writes entropy-coded data (T.81 F.1.2.3): behind each FF a 00, the last byte filled up by ones.
 */
final class JpegBitSink {
  private final ByteSink out;
  private long buffer;
  private int bits;

  JpegBitSink(ByteSink out) {
    this.out = out;
  }

  /**
   * @param value no larger than its bits
   * @param count at most 16
   */
  void put(int value, int count) {
    buffer = buffer << count | value;
    bits += count;
    while (bits >= 8) {
      bits -= 8;
      int next = (int) (buffer >>> bits) & 0xFF;
      out.put(next);
      if (next == 0xFF) {
        out.put(0);
      }
    }
  }

  /** Fills up the last byte. */
  void flush() {
    if (bits > 0) {
      put(0x7F >> 7 - (8 - bits), 8 - bits);
    }
  }

  /** Ends an interval. */
  void marker(int marker) {
    flush();
    out.put(0xFF);
    out.put(marker);
  }
}
