// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a table where {@code src/docs/BENCHMARKS.md} has room for it, between two comments. */
final class BenchmarkTable {
  private BenchmarkTable() {}

  /**
   * Asks before measuring what {@link #put} needs behind it.
   *
   * @param document {@code null} to print only
   * @throws IOException where the document can't be written or has no room for the table
   */
  static void requireRoom(Path document, String name) throws IOException {
    if (document == null) {
      return;
    }
    String text = Files.readString(document);
    if (text.indexOf(begin(name)) < 0 || text.indexOf(end(name)) < text.indexOf(begin(name))) {
      throw new IOException(document + " has no room for the table " + name);
    }
    if (!Files.isWritable(document)) {
      throw new IOException(document + " can't be written");
    }
  }

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
    requireRoom(document, name);
    String text = Files.readString(document);
    int from = text.indexOf(begin(name)) + begin(name).length();
    Files.writeString(
        document, text.substring(0, from) + table + text.substring(text.indexOf(end(name))));
  }

  private static String begin(String name) {
    return "<!-- table " + name + " -->\n";
  }

  private static String end(String name) {
    return "<!-- end " + name + " -->";
  }
}
