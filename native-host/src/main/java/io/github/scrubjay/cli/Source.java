// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.nio.file.Path;

/**
 * One file to be worked on.
 *
 * @param path where it is, as the person wrote it; {@code -} for stdin
 * @param relative its place below the folder that was named, or its name
 * @param fromFolder whether only its folder was named: then a file that is no image at all is
 *     passed over
 * @param problem why it can't be worked on, or {@code null}
 */
record Source(Path path, Path relative, boolean fromFolder, Refusal problem) {
  /** Stands for stdin. */
  static final Path STDIN = Path.of("-");

  static Source named(Path file) {
    return new Source(file, file.getFileName(), false, null);
  }

  static Source found(Path file, Path folder) {
    return new Source(file, folder.relativize(file), true, null);
  }

  static Source bad(Path file, Refusal problem) {
    return new Source(file, file.getFileName(), false, problem);
  }

  boolean isStdin() {
    return path.equals(STDIN);
  }
}
