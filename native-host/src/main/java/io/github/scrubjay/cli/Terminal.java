// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The three streams of the command line, and whether a person sits in front of them.
 *
 * @param in the real stdin
 * @param out the real stdout
 * @param outIsTerminal whether stdout is a terminal
 * @param errIsTerminal whether stderr is a terminal
 * @param colours whether a terminal may be coloured
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colours) {

  /** The process's own: colours unless {@code NO_COLOR} is set (no-color.org) or it can't. */
  static Terminal ofProcess(InputStream in, PrintStream out, PrintStream err) {
    String noColour = System.getenv("NO_COLOR");
    boolean colours =
        (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(in, out, err, isTerminal(1), isTerminal(2), colours);
  }

  /**
   * Java can't tell for one stream alone. Linux names what a descriptor is; elsewhere Java's answer
   * for stdin and stdout together has to do.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }
}
