// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.Inspection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** What the command line prints on stdout about each file. */
interface FileReports extends Closeable {
  void cleaned(Path file, Path target, long originalBytes, Cleaning cleaning) throws IOException;

  void inspected(Path file, Inspection inspection) throws IOException;

  void refused(Path file, Refusal refusal) throws IOException;
}
