// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Looks into a redacted picture for what should be gone from it. */
public final class Leftovers {
  /** So many boxes are looked at one by one with what is around them; more in one look at all. */
  private static final int FEW_BOXES = 6;

  /** As much of a thing must lie in a box that this is the thing that was covered. */
  private static final double MOST_OF_IT = 0.5;

  /** Below, a detector only guesses; there is much that looks a little like a face. */
  private static final double SCORE = 0.5;

  private static final int LEAST_MARGIN = 32;

  private Leftovers() {}

  /**
   * Looks again.
   *
   * @param picture the redacted one
   * @param boxes what was covered
   * @return the first thing that is still found where a box is
   */
  public static Optional<Region> find(
      Picture picture,
      List<Box> boxes,
      List<Detector> detectors,
      Effort effort,
      Cancellation cancellation)
      throws Cancelled {
    for (Detector detector : detectors) {
      if (boxes.size() > FEW_BOXES || picture.step() > 1) {
        Optional<Region> left = leftIn(detector.detect(picture, effort, cancellation), boxes, 0, 0);
        if (left.isPresent()) {
          return left;
        }
        continue;
      }
      for (Box box : boxes) {
        Box around = around(box, picture);
        Picture part = Picture.of(part(picture.image(), around));
        List<Region> found = detector.detect(part, effort, cancellation);
        Optional<Region> left = leftIn(found, boxes, around.x(), around.y());
        if (left.isPresent()) {
          return left;
        }
      }
    }
    return Optional.empty();
  }

  private static Box around(Box box, Picture picture) {
    int x = Math.max(LEAST_MARGIN, box.width() / 2);
    int y = Math.max(LEAST_MARGIN, box.height() / 2);
    return Box.around(
        box.x() - x,
        box.y() - y,
        (double) box.right() + x,
        (double) box.bottom() + y,
        picture.width(),
        picture.height());
  }

  private static BufferedImage part(BufferedImage image, Box box) {
    BufferedImage part = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[box.width()];
    for (int y = 0; y < box.height(); y++) {
      image.getRGB(box.x(), box.y() + y, box.width(), 1, row, 0, box.width());
      part.setRGB(0, y, box.width(), 1, row, 0, box.width());
    }
    return part;
  }

  private static Optional<Region> leftIn(List<Region> found, List<Box> boxes, int x, int y) {
    for (Region region : found) {
      Box own = region.box();
      Box box = new Box(own.x() + x, own.y() + y, own.width(), own.height());
      for (Box covered : boxes) {
        boolean same = box.intersection(covered) >= MOST_OF_IT * box.area();
        if (same && (region.sure() || region.score() >= SCORE)) {
          return Optional.of(region);
        }
      }
    }
    return Optional.empty();
  }
}
