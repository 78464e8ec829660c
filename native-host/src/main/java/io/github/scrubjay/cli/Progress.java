// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.PrintStream;

/** A bar in the last line of a terminal; nothing where there is none. */
final class Progress {
  private static final int WIDTH = 30;
  private static final long PAUSE_NANOS = 100_000_000; // ten times a second is smooth enough
  private static final int FEW = 2; // fewer files are done before anybody reads a bar

  private final PrintStream terminal;
  private final int total;
  private int done;
  private boolean shown;
  private long drawnNanos;

  /**
   * @param terminal {@code null} where nobody looks
   */
  Progress(PrintStream terminal, int total) {
    this.terminal = total > FEW ? terminal : null;
    this.total = total;
  }

  /** Takes the bar away, so that lines can be printed. */
  void clear() {
    if (shown) {
      terminal.print("\r\u001B[K");
      terminal.flush();
      shown = false;
    }
  }

  /** One more file is done. */
  void step() {
    done++;
    long now = System.nanoTime();
    if (terminal == null || done < total && !shown && now - drawnNanos < PAUSE_NANOS) {
      return;
    }
    int filled = (int) ((long) done * WIDTH / total);
    terminal.print(
        "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + " of " + total);
    terminal.flush();
    shown = true;
    drawnNanos = now;
  }
}
