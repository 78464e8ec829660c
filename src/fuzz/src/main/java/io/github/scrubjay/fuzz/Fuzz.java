// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the fuzzer on every target for a share of the time, and says how many inputs each was given.
 *
 * <pre>
 * Fuzz [--seconds=N] [--runs=N] [--seed=N] [--work=DIR] [--corpus=DIR] [TARGET...]
 * </pre>
 *
 * What it finds out about the code stays in {@code DIR/inputs} for the next run. Exit status 1
 * where an input broke a promise: it lies in {@code DIR/found} then, and becomes a fixture of a
 * test.
 */
public final class Fuzz {
  private Fuzz() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = 180;
    long runs = -1; // no limit
    int seed = 0; // another one each time
    Path work = Path.of("target", "fuzz");
    Path corpus = Path.of("none");
    List<String> wanted = new ArrayList<>();
    for (String arg : args) {
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.startsWith("--seconds=")) {
        seconds = Integer.parseInt(value);
      } else if (arg.startsWith("--runs=")) {
        runs = Long.parseLong(value);
      } else if (arg.startsWith("--seed=")) {
        seed = Integer.parseInt(value);
      } else if (arg.startsWith("--work=")) {
        work = Path.of(value);
      } else if (arg.startsWith("--corpus=")) {
        corpus = Path.of(value);
      } else {
        wanted.add(arg);
      }
    }
    List<Target> targets =
        Target.all().stream().filter(t -> wanted.isEmpty() || wanted.contains(t.name())).toList();
    if (targets.isEmpty() || targets.size() < wanted.size()) {
      System.err.println(
          "fuzz: expected targets among "
              + Target.all().stream().map(Target::name).toList()
              + ", got "
              + wanted);
      System.exit(2);
    }
    Limits limits = new Limits(Math.max(1, seconds / targets.size()), runs, seed);
    System.exit(run(targets, limits, work, Seeds.all(corpus)) ? 0 : 1);
  }

  private static boolean run(
      List<Target> targets, Limits limits, Path work, Map<String, byte[]> seeds)
      throws IOException, InterruptedException {
    System.out.printf("%-16s %8s %14s  %s%n", "target", "seeds", "executions", "held");
    long total = 0;
    boolean held = true;
    for (Target target : targets) {
      FuzzerRun run = new FuzzerRun(target, work, seeds);
      boolean survived = run.go(limits);
      held &= survived;
      total += run.executions();
      System.out.printf(
          Locale.ROOT,
          "%-16s %8d %14d  %s%n",
          target.name(),
          run.seeds(),
          run.executions(),
          survived ? "yes" : "NO: " + run.found());
    }
    System.out.printf(Locale.ROOT, "%-16s %8s %14d  %s%n", "all", "", total, held ? "yes" : "NO");
    return held && Files.isDirectory(work);
  }
}
