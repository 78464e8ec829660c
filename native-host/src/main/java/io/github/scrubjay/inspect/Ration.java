// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.IOException;

/** How much of one image a library may still read. Keeps its time and memory small. */
final class Ration {
  /**
   * Real photos need 100 to 400 kB of each kind of metadata. A reader may build up to 60 times as
   * much out of what it reads.
   */
  static final int BYTES = 1024 * 1024;

  private int left;

  Ration(int bytes) {
    left = bytes;
  }

  void take(int bytes) throws IOException {
    if (bytes > left) {
      left = 0;
      throw new IOException("more metadata than is read");
    }
    left -= bytes;
  }

  boolean isUsedUp() {
    return left == 0;
  }
}
