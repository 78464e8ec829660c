// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.Inspection;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What came of one file. */
sealed interface Outcome {
  /** The file as the person named it. */
  Path file();

  /**
   * Cleaned, or looked at with {@code --dry-run}.
   *
   * @param target where the clean file is; {@code null} when nothing was written
   * @param originalBytes size of the original
   * @param unchanged whether the clean image is the original, byte for byte
   * @param pixels {@code null} when nobody wanted to know
   */
  record Cleaned(
      Path file,
      Path target,
      long originalBytes,
      boolean unchanged,
      Cleaning cleaning,
      PixelComparison.Result pixels)
      implements Outcome {}

  /**
   * Redacted.
   *
   * @param target where the redacted file is; {@code null} when it is no file
   * @param cleaning of the redacted image
   * @param places boxes that were covered
   * @param found those of them that a detector found; others were given
   * @param reformatted whether the image has another format now
   */
  record Redacted(
      Path file,
      Path target,
      long originalBytes,
      Cleaning cleaning,
      int places,
      List<Region> found,
      boolean reformatted)
      implements Outcome {}

  /**
   * Searched for what can be seen.
   *
   * @param width of the picture as shown, in pixels
   * @param looked for what: not all can be looked for everywhere
   */
  record Seen(Path file, int width, int height, Set<Subject> looked, List<Region> regions)
      implements Outcome {}

  /** Inspected. */
  record Inspected(Path file, Inspection inspection) implements Outcome {}

  /** Nothing was written, and why. */
  record Refused(Path file, Refusal refusal) implements Outcome {}

  /** A file in a folder that is no image. */
  record PassedOver(Path file) implements Outcome {}
}
