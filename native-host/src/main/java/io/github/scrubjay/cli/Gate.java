// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.util.concurrent.Semaphore;

/** Lets in as much work as fits into memory. What alone is too large goes in alone. */
final class Gate {
  private static final int KIBIBYTE = 1024;

  private final int size;
  private final Semaphore free;

  Gate(long bytes) {
    size = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / KIBIBYTE));
    free = new Semaphore(size, true);
  }

  void enter(int bytes) {
    free.acquireUninterruptibly(permits(bytes));
  }

  void leave(int bytes) {
    free.release(permits(bytes));
  }

  private int permits(int bytes) {
    return Math.min(size, bytes / KIBIBYTE + 1);
  }
}
