// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that does one thing to each of several files, and goes on where one is refused. */
abstract class FilesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILES", description = "image files")
  private List<Path> files;

  final Cleaner cleaner = new Cleaner();

  @Override
  public Integer call() throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    boolean allDone = true;
    try (FileReports reports = json ? new JsonReports(stdout) : new TextReports(stdout)) {
      for (Path file : files) {
        try {
          handle(file, ImageFile.read(file), reports);
        } catch (Refusal refusal) {
          allDone = false;
          reports.refused(file, refusal);
          stderr.println(file + ": " + refusal.code() + ": " + refusal.getMessage());
        }
      }
    }
    return allDone ? 0 : 1;
  }

  /**
   * Does it to one file.
   *
   * @throws Refusal when nothing was done, with the reason
   */
  abstract void handle(Path file, byte[] image, FileReports reports) throws Refusal, IOException;
}
