// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.FindingKind;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports for people. */
final class TextReports implements FileReports {
  private final PrintWriter out;
  private final Colour colour;
  private final boolean dryRun;
  private final boolean quiet;

  /**
   * @param dryRun whether nothing is written
   * @param quiet whether files that went well are passed over in silence
   */
  TextReports(PrintWriter out, Colour colour, boolean dryRun, boolean quiet) {
    this.out = out;
    this.colour = colour;
    this.dryRun = dryRun;
    this.quiet = quiet;
  }

  @Override
  public void report(Outcome outcome) {
    if (quiet) {
      return;
    }
    if (outcome instanceof Outcome.Cleaned cleaned) {
      cleaned(cleaned);
    } else if (outcome instanceof Outcome.Redacted redacted) {
      redacted(redacted);
    } else if (outcome instanceof Outcome.Inspected inspected) {
      inspected(inspected);
    } else if (outcome instanceof Outcome.Seen seen) {
      seen(seen);
    }
    // The reason of a refusal stands on stderr.
  }

  private void cleaned(Outcome.Cleaned cleaned) {
    Set<Carrier> removed = cleaned.cleaning().edits().removed();
    Set<Carrier> kept = cleaned.cleaning().edits().kept();
    boolean written = cleaned.target() != null && !cleaned.target().equals(cleaned.file());
    StringBuilder line = new StringBuilder().append(cleaned.file());
    if (written) {
      line.append(" -> ").append(cleaned.target());
    }
    line.append(": ")
        .append(
            removed.isEmpty()
                ? "held nothing to remove"
                : colour.good(dryRun ? "would remove " : "removed ") + names(removed));
    if (!kept.isEmpty()) {
      line.append("; kept ").append(names(kept));
    }
    if (cleaned.pixels() != null
        && cleaned.pixels().outcome() == PixelComparison.Outcome.NOT_COMPARED) {
      line.append(colour.quiet("; pixels not compared: " + cleaned.pixels().detail()));
    }
    out.println(line);
  }

  private void redacted(Outcome.Redacted redacted) {
    StringBuilder line = new StringBuilder().append(redacted.file());
    if (redacted.target() != null) {
      line.append(" -> ").append(redacted.target());
    }
    line.append(": ");
    if (redacted.places() == 0) {
      line.append("nothing was found to cover; only cleaned");
    } else {
      String places = redacted.places() == 1 ? "1 place" : redacted.places() + " places";
      line.append(colour.good("covered ")).append(places);
    }
    if (redacted.reformatted()) {
      line.append("; became ").append(redacted.cleaning().format().name());
    }
    out.println(line);
  }

  private void seen(Outcome.Seen seen) {
    String looked = seen.looked().stream().map(Subject::wireName).collect(Collectors.joining(", "));
    out.println(
        colour.bold(seen.file().toString())
            + ": "
            + seen.width()
            + "x"
            + seen.height()
            + ", looked for "
            + looked);
    if (seen.regions().isEmpty()) {
      out.println("  nothing was found, which does not mean that nothing is there");
    }
    for (Region region : seen.regions()) {
      Box box = region.box();
      out.printf(
          Locale.ROOT,
          "  %-12s %d,%d,%d,%d%s%n",
          region.label(),
          box.x(),
          box.y(),
          box.width(),
          box.height(),
          region.sure() ? "" : colour.quiet(" (maybe)"));
    }
  }

  private void inspected(Outcome.Inspected inspected) {
    out.println(
        colour.bold(inspected.file().toString())
            + ": "
            + inspected.inspection().format().name()
            + ", "
            + inspected.inspection().bytes()
            + " bytes");
    if (inspected.inspection().findings().isEmpty()) {
      out.println("  " + colour.good("nothing was found besides the picture"));
    }
    for (Finding finding : inspected.inspection().findings()) {
      String risk = String.format(Locale.ROOT, "%-10s", finding.risk().wireName());
      out.println(
          "  "
              + colour.risk(finding.risk(), risk)
              + " "
              + finding.name()
              + ": "
              + finding.value()
              + colour.quiet(" (" + meaning(finding) + ")"));
    }
  }

  private static String meaning(Finding finding) {
    String words = FindingKind.of(finding).inWords();
    return finding.carrier() == null
        ? words
        : words + "; in " + finding.carrier().wireName().replace('_', ' ');
  }

  @Override
  public void finish(Summary summary) {
    if (summary.files() > 1 && !quiet || summary.refused() > 0 && summary.files() > 1) {
      out.println(colour.bold(summary.toString()));
    }
    out.flush();
  }

  private static String names(Set<Carrier> carriers) {
    return carriers.stream()
        .map(carrier -> carrier.wireName().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
