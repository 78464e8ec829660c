// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what came of all files. */
final class Summary {
  private final long begunNanos = System.nanoTime();
  private int files;
  private int cleaned;
  private int unchanged;
  private int inspected;
  private int withFindings;
  private int redacted;
  private int places;
  private int reformatted;
  private int looked;
  private int withRegions;
  private int refused;
  private int passedOver;
  private int notCompared;
  private long originalBytes;
  private long removedBytes;

  void add(Outcome outcome) {
    files++;
    if (outcome instanceof Outcome.Cleaned clean) {
      cleaned++;
      unchanged += clean.unchanged() ? 1 : 0;
      originalBytes += clean.originalBytes();
      removedBytes += clean.originalBytes() - clean.cleaning().bytes();
      if (clean.pixels() != null
          && clean.pixels().outcome()
              == io.github.scrubjay.verify.PixelComparison.Outcome.NOT_COMPARED) {
        notCompared++;
      }
    } else if (outcome instanceof Outcome.Redacted redaction) {
      redacted++;
      places += redaction.places();
      reformatted += redaction.reformatted() ? 1 : 0;
    } else if (outcome instanceof Outcome.Inspected inspection) {
      inspected++;
      withFindings += inspection.inspection().findings().isEmpty() ? 0 : 1;
    } else if (outcome instanceof Outcome.Seen seen) {
      looked++;
      withRegions += seen.regions().isEmpty() ? 0 : 1;
    } else if (outcome instanceof Outcome.Refused) {
      refused++;
    } else {
      passedOver++;
    }
  }

  int files() {
    return files;
  }

  int cleaned() {
    return cleaned;
  }

  int unchanged() {
    return unchanged;
  }

  int inspected() {
    return inspected;
  }

  int redacted() {
    return redacted;
  }

  int looked() {
    return looked;
  }

  int refused() {
    return refused;
  }

  int passedOver() {
    return passedOver;
  }

  int notCompared() {
    return notCompared;
  }

  /** {@code 1000 files: 998 clean (3 of them were before), 2 refused; 12.4 MB less, in 3.1 s}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (cleaned > 0) {
      String before = unchanged > 0 ? " (" + unchanged + " of them already were)" : "";
      parts.add(cleaned + " clean" + before);
    }
    if (redacted > 0) {
      String changed = reformatted > 0 ? " (" + reformatted + " in another format)" : "";
      parts.add(redacted + " with " + places + " places covered" + changed);
    }
    if (inspected > 0) {
      parts.add(inspected + " inspected, " + withFindings + " of them reveal something");
    }
    if (looked > 0) {
      parts.add(looked + " looked at, in " + withRegions + " of them something was found");
    }
    if (refused > 0) {
      parts.add(refused + " refused");
    }
    if (passedOver > 0) {
      parts.add(passedOver + " passed over (no images)");
    }
    if (notCompared > 0) {
      parts.add(notCompared + " without a comparison of pixels");
    }
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    String less =
        cleaned > 0
            ? String.format(
                Locale.ROOT,
                "; %.1f of %.1f MB taken out",
                Math.max(0, removedBytes) / 1e6,
                originalBytes / 1e6)
            : "";
    return (files == 1 ? "1 file: " : files + " files: ")
        + (parts.isEmpty() ? "nothing to do" : String.join(", ", parts))
        + less
        + String.format(Locale.ROOT, ", in %.1f s", seconds);
  }
}
