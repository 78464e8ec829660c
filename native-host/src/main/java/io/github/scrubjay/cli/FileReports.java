// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;

/** What the command line prints about each file, and at the end. */
interface FileReports {
  void report(Outcome outcome) throws IOException;

  /** Ends the report. */
  void finish(Summary summary) throws IOException;
}
