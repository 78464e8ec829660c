// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaner;
import io.github.scrubjay.clean.Inspection;
import io.github.scrubjay.image.BadImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what image files would reveal. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Say what images would reveal besides the picture.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILES", description = "image files")
  private List<Path> files;

  private final Cleaner cleaner = new Cleaner();

  @Override
  public Integer call() throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    boolean allDone = true;
    try (FileReports reports = json ? new JsonReports(stdout) : new TextReports(stdout)) {
      for (Path file : files) {
        try {
          reports.inspected(file, inspect(file));
        } catch (Refusal refusal) {
          allDone = false;
          reports.refused(file, refusal);
          stderr.println(file + ": " + refusal.code() + ": " + refusal.getMessage());
        }
      }
    }
    return allDone ? 0 : 1;
  }

  private Inspection inspect(Path file) throws Refusal {
    byte[] image = ImageFile.read(file);
    try {
      return cleaner.inspect(image);
    } catch (BadImage e) {
      throw Refusal.of(e);
    }
  }
}
