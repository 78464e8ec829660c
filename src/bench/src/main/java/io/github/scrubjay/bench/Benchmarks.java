// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs benchmarks by name: {@code Benchmarks HOST_FOLDER [--into DOCUMENT] [NAME]}. Figures are
 * ratios within one run.
 */
public final class Benchmarks {
  private static final List<String> NAMES = List.of("start", "installed", "clean", "redact");

  /** Needs pages that a browser has rendered; the script renders them and says where. */
  private static final String VISION = "vision";

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    Path host = Path.of(args[0]);
    List<String> rest = List.of(args).subList(1, args.length);
    Path document = null;
    if (rest.size() > 1 && rest.get(0).equals("--into")) {
      document = Path.of(rest.get(1));
      rest = rest.subList(2, rest.size());
    }
    List<String> wanted = rest.isEmpty() ? NAMES : rest;
    for (String name : wanted) {
      if (!NAMES.contains(name) && !name.equals(VISION)) {
        System.err.println(
            "there is no benchmark '" + name + "'; there are: " + String.join(", ", NAMES));
        System.exit(2);
      }
    }
    System.out.println(
        "JDK "
            + Runtime.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    for (String name : wanted) {
      switch (name) {
        case "start" -> new StartBenchmark(host).run(document);
        case "installed" -> new InstalledBenchmark(host.resolveSibling("image")).run(document);
        case "clean" -> CleanBenchmark.run(document);
        case VISION -> VisionBenchmark.run(Path.of(System.getProperty("scrubjay.pages")), document);
        case "redact" -> RedactBenchmark.run(document);
        default -> throw new IllegalStateException(name);
      }
    }
  }
}
