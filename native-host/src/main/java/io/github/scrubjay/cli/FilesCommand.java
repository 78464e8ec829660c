// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaner;
import io.github.scrubjay.image.BadImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does one thing to each of several files, and goes on where one is refused. */
abstract class FilesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private CommandLineTool tool;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Option(
      names = {"-r", "--recursive"},
      description = "folders stand for the files in them, at any depth")
  private boolean recursive;

  @Option(
      names = {"-q", "--quiet"},
      description = "say nothing of files that went well")
  private boolean quiet;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "files at the same time (default: one for each processor)")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILES",
      description = "image files; folders with -r; - for standard input")
  private List<Path> files;

  final Cleaner cleaner = new Cleaner();

  /** Originals and their clean copies share a quarter of the memory. */
  private final Gate memory = new Gate(Runtime.getRuntime().maxMemory() / 4);

  @Override
  public Integer call() throws IOException {
    if (jobs < 1) {
      throw wrongUsage("--jobs must be at least 1");
    }
    check();
    List<Source> sources = Sources.of(files, recursive, passedOver());
    // The image itself goes to stdout then, so what is to be said goes beside it.
    boolean beside = readsStdin() && writesStdout();
    Terminal terminal = tool.terminal();
    PrintWriter out = beside ? err() : spec.commandLine().getOut();
    boolean outIsTerminal = beside ? terminal.errIsTerminal() : terminal.outIsTerminal();
    FileReports reports =
        json
            ? new JsonReports(out)
            : new TextReports(
                out, new Colour(outIsTerminal && terminal.colours()), isDryRun(), quiet);
    Progress progress =
        new Progress(terminal.errIsTerminal() ? terminal.err() : null, sources.size());
    Summary summary = new Summary();
    new Batch(jobs)
        .run(
            sources,
            this::outcome,
            outcome -> {
              progress.clear();
              summary.add(outcome);
              reports.report(outcome);
              if (outcome instanceof Outcome.Refused refused) {
                out.flush();
                Refusal refusal = refused.refusal();
                err().println(refused.file() + ": " + refusal.code() + ": " + refusal.getMessage());
              }
              progress.step();
            });
    progress.clear();
    reports.finish(summary);
    return summary.refused() == 0 ? 0 : 1;
  }

  private Outcome outcome(Source source) {
    try {
      if (source.problem() != null) {
        throw source.problem();
      }
      if (source.isStdin()) {
        return handle(source, ImageFile.read(tool.terminal().in()));
      }
      int cost = ImageFile.cost(source.path());
      memory.enter(cost);
      try {
        return handle(source, ImageFile.read(source.path()));
      } finally {
        memory.leave(cost);
      }
    } catch (BadImage e) {
      return e.reason() == BadImage.Reason.UNSUPPORTED
              && source.fromFolder()
              && !FileNames.promisesAnImage(source.path())
          ? new Outcome.PassedOver(source.path())
          : new Outcome.Refused(source.path(), Refusal.of(e));
    } catch (Refusal e) {
      return new Outcome.Refused(source.path(), e);
    } catch (IOException | UncheckedIOException e) {
      return refused(source, "not_writable", e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A file's edge: nothing that one image does may end the work on the others.
      return refused(source, "internal", e);
    }
  }

  private static Outcome refused(Source source, String code, Throwable e) {
    return new Outcome.Refused(source.path(), new Refusal(code, e.getClass().getSimpleName()));
  }

  /** Stops the command where its options don't fit together. */
  void check() {}

  /** A folder that is passed over in folders; {@code null} for none. */
  Path passedOver() {
    return null;
  }

  /** Whether files are looked at only. */
  boolean isDryRun() {
    return false;
  }

  /** Whether an image from stdin is written to stdout. */
  boolean writesStdout() {
    return false;
  }

  final boolean readsStdin() {
    return files.contains(Source.STDIN);
  }

  final int fileCount() {
    return files.size();
  }

  final boolean isJson() {
    return json;
  }

  final Terminal terminal() {
    return tool.terminal();
  }

  final ParameterException wrongUsage(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /**
   * Does it to one file.
   *
   * @throws Refusal when nothing was done, with the reason
   */
  abstract Outcome handle(Source source, byte[] image) throws Refusal, BadImage, IOException;
}
