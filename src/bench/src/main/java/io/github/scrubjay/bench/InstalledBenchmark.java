// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The host as it is installed, with a runtime of its own: from process start to hello, beside a
 * bare {@code java -Xshare:auto} host that only echoes; and how large it is.
 */
final class InstalledBenchmark {
  private static final int STARTS = 41;

  private final Path image;

  InstalledBenchmark(Path image) {
    this.image = image;
  }

  /**
   * @param document where the table goes; {@code null} for nowhere
   */
  void run(Path document) throws IOException {
    Path folder = Files.createTempDirectory("scrubjay-bench");
    Path jar = StartBenchmark.echoJar(folder);
    try {
      start(
          List.of(image.resolve("bin/scrubjay-host").toString(), "host"),
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xshare:auto",
              "-cp",
              jar.toString(),
              EchoHost.class.getName()),
          document);
    } finally {
      Files.delete(jar);
      Files.delete(folder);
    }
  }

  private void start(List<String> installed, List<String> bare, Path document) throws IOException {
    Samples installedTimes = new Samples("installed ScrubJay host");
    Samples bareTimes = new Samples("bare java -Xshare:auto host");
    for (int i = 0; i < STARTS; i++) {
      installedTimes.add(StartBenchmark.startTime(installed));
      bareTimes.add(StartBenchmark.startTime(bare));
    }
    String size = String.format(Locale.ROOT, "Installed size: %,d bytes.%n%n", bytes());
    BenchmarkTable.put(
        document,
        "installed",
        StartBenchmark.table(installedTimes, bareTimes, installedTimes, bareTimes) + size);
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(image)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
      }
      return bytes;
    }
  }
}
