// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What an icon or pointer carries: that of its PNGs, and what follows the last picture. */
final class IcoInspection {
  private static final int MAX_PICTURES = 100;

  private IcoInspection() {}

  static void read(byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = in.getShort(4) & 0xFFFF;
    long end = 6 + 16L * count;
    for (int entry = 0; entry < count && 22 + 16 * entry <= bytes.length; entry++) {
      long length = in.getInt(14 + 16 * entry) & 0xFFFFFFFFL;
      long offset = in.getInt(18 + 16 * entry) & 0xFFFFFFFFL;
      long behind = offset + length;
      if (behind > bytes.length) {
        findings.unreadable("Picture " + (entry + 1), "outside of the file");
        return;
      }
      end = Math.max(end, behind);
      if (entry < MAX_PICTURES && length > 8 && in.getInt((int) offset) == 0x474E5089) {
        PngInspection.read(Arrays.copyOfRange(bytes, (int) offset, (int) behind), findings);
      }
    }
    if (end < bytes.length) {
      Trailer.report(bytes, (int) end, findings);
    }
  }
}
