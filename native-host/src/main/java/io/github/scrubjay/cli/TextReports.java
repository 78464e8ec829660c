// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.Inspection;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.inspect.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports for people. */
final class TextReports implements FileReports {
  private final PrintWriter out;

  TextReports(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void cleaned(Path file, Path target, long originalBytes, Cleaning cleaning) {
    String what =
        cleaning.edits().removed().isEmpty()
            ? "held nothing to remove"
            : "removed " + names(cleaning.edits().removed());
    String kept =
        cleaning.edits().kept().isEmpty() ? "" : "; kept " + names(cleaning.edits().kept());
    out.println(file + " -> " + target + ": " + what + kept);
  }

  @Override
  public void inspected(Path file, Inspection inspection) {
    out.println(file + ": " + inspection.format().name() + ", " + inspection.bytes() + " bytes");
    if (inspection.findings().isEmpty()) {
      out.println("  nothing was found besides the picture");
    }
    for (Finding finding : inspection.findings()) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %-10s %s: %s",
              finding.risk().wireName(),
              finding.name(),
              finding.value()));
    }
  }

  /** The reason stands on stderr. */
  @Override
  public void refused(Path file, Refusal refusal) {}

  @Override
  public void close() {
    out.flush();
  }

  private static String names(Set<Carrier> carriers) {
    return carriers.stream()
        .map(carrier -> carrier.wireName().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
