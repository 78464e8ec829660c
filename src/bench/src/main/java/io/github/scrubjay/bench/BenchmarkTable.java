// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a table where {@code src/docs/BENCHMARKS.md} has room for it, between two comments. */
final class BenchmarkTable {
  private BenchmarkTable() {}

  /**
   * Replaces the table of a name.
   *
   * @param document {@code null} to print only
   */
  static void put(Path document, String name, String table) throws IOException {
    System.out.println(table);
    if (document == null) {
      return;
    }
    String begin = "<!-- table " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    String text = Files.readString(document);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(document + " has no room for the table " + name);
    }
    Files.writeString(
        document, text.substring(0, from + begin.length()) + table + text.substring(to));
  }
}
