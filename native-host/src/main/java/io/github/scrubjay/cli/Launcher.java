// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.nio.file.Path;

/** Where the program lies that browsers start. */
final class Launcher {
  /** Set by the launcher script to the folder that holds {@code bin} and {@code lib}. */
  private static final String HOME_PROPERTY = "scrubjay.home";

  private Launcher() {}

  /**
   * The launcher beside the jar that is running.
   *
   * @throws IllegalStateException when the program was not started by its launcher
   */
  static Path path() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new IllegalStateException(
          "the host was not started by its launcher bin/scrubjay-host; start it that way, or name "
              + "the program that browsers start by --launcher");
    }
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return windows ? Path.of(home, "scrubjay-host.exe") : Path.of(home, "bin", "scrubjay-host");
  }
}
