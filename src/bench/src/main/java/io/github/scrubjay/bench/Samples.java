// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing, in nanoseconds. */
final class Samples {
  private final String name;
  private long[] nanos = new long[0];

  Samples(String name) {
    this.name = name;
  }

  void add(long sample) {
    nanos = Arrays.copyOf(nanos, nanos.length + 1);
    nanos[nanos.length - 1] = sample;
    Arrays.sort(nanos);
  }

  double medianMillis() {
    return nanos[nanos.length / 2] / 1e6;
  }

  /** A row of a table of the columns name, min, median and p95. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
        name,
        nanos[0] / 1e6,
        medianMillis(),
        nanos[(nanos.length - 1) * 95 / 100] / 1e6);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "  %-34s min %7.1f ms   median %7.1f ms   p95 %7.1f ms   (%d runs)",
        name,
        nanos[0] / 1e6,
        medianMillis(),
        nanos[(nanos.length - 1) * 95 / 100] / 1e6,
        nanos.length);
  }
}
