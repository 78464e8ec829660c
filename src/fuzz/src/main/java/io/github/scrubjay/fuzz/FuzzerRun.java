// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the fuzzer, bounded in memory, and in time for every single input. */
final class FuzzerRun {
  private static final Pattern EXECUTIONS =
      Pattern.compile("^stat::number_of_executed_units:\\s*(\\d+)", Pattern.MULTILINE);
  private static final Pattern FOUND =
      Pattern.compile("^== Java Exception: (.*)$|^(.*libFuzzer: .*)$", Pattern.MULTILINE);

  /** As for the installed host, less than half of it. */
  private static final String MEMORY = "-Xmx256m";

  /**
   * By the clock and with instrumented code, so that only what hangs is found on a busy machine.
   */
  private static final int INPUT_SECONDS = 60;

  private static final int MOST_BYTES = 64 * 1024;

  private final Target target;
  private final Path inputs;
  private final Path start;
  private final Path findings;
  private final Path log;
  private final int seeds;
  private String output = "";

  FuzzerRun(Target target, Path work, Map<String, byte[]> seeds) throws IOException {
    this.target = target;
    inputs = Files.createDirectories(work.resolve("inputs").resolve(target.name()));
    start = Files.createDirectories(work.resolve("seeds").resolve(target.name()));
    findings = Files.createDirectories(work.resolve("found").resolve(target.name()));
    log = work.resolve(target.name() + ".log");
    int count = 0;
    for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
      if (seed.getKey().startsWith(target.seeds())) {
        Files.write(start.resolve(seed.getKey()), seed.getValue());
        count++;
      }
    }
    this.seeds = count;
  }

  /** Runs so long; says whether every input was held. */
  boolean go(Limits limits) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.type().getName(),
            "--instrumentation_includes=io.github.scrubjay.**",
            "--custom_hook_includes=io.github.scrubjay.**",
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + '/',
            "-max_total_time=" + limits.seconds(),
            "-runs=" + limits.runs(),
            "-seed=" + limits.seed(),
            "-timeout=" + INPUT_SECONDS,
            "-max_len=" + MOST_BYTES,
            "-print_final_stats=1",
            inputs.toString(),
            start.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int status = process.waitFor();
    output = Files.readString(log, StandardCharsets.ISO_8859_1);
    return status == 0;
  }

  int seeds() {
    return seeds;
  }

  long executions() {
    Matcher stat = EXECUTIONS.matcher(output);
    return stat.find() ? Long.parseLong(stat.group(1)) : 0;
  }

  /** What the fuzzer said of the input that broke a promise. */
  String found() {
    Matcher found = FOUND.matcher(output);
    return (found.find() ? found.group() : "it ended with no word") + ", see " + log;
  }
}
