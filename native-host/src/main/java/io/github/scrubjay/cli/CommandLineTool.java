// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.Build;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line. Exit status: 0 all done, 1 some file refused or failed (the reason on stderr,
 * one line a file), 2 wrong usage.
 */
@Command(
    name = "scrubjay",
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineTool.Version.class,
    description = "Cleans images of what they would reveal besides the picture.",
    subcommands = {
      CleanCommand.class,
      InspectCommand.class,
      DetectCommand.class,
      RedactCommand.class,
      RegisterCommand.class,
      UnregisterCommand.class,
      DoctorCommand.class
    })
public final class CommandLineTool {
  private final Terminal terminal;

  private CommandLineTool(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Runs one command of this process.
   *
   * @param in the real stdin
   * @param out the real stdout
   * @return the exit status
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(args, Terminal.ofProcess(in, out, err));
  }

  static int run(String[] args, Terminal terminal) {
    // Lines are flushed where a person reads along; a thousand files in a pipe need no such haste.
    PrintWriter writer =
        new PrintWriter(terminal.out(), terminal.outIsTerminal(), StandardCharsets.UTF_8);
    CommandLine tool =
        new CommandLine(new CommandLineTool(terminal))
            .setOut(writer)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    tool.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("scrubjay: " + e.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    if (args.length == 0) {
      tool.usage(tool.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    int status = tool.execute(args);
    writer.flush();
    return status;
  }

  /** The build that is running. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ScrubJay " + Build.ID};
    }
  }
}
