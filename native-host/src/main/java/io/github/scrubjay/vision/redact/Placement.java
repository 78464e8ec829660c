// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.util.ArrayList;
import java.util.List;

/** Finds where boxes of a picture as it is shown lie in the picture as it is coded. */
final class Placement {
  private Placement() {}

  /**
   * Cuts boxes at the picture's edges and turns them back.
   *
   * @param shown in displayed pixels
   * @param orientation as in Exif 2.32, tag 0x0112: 1 to 8
   * @param width of the coded picture
   * @param height of the coded picture
   * @return in coded pixels, in the same order
   * @throws BadImage where a box has no pixel of the picture, so that it was meant for another one
   */
  static List<Box> coded(List<Box> shown, int orientation, int width, int height) throws BadImage {
    int shownWidth = orientation > 4 ? height : width;
    int shownHeight = orientation > 4 ? width : height;
    List<Box> coded = new ArrayList<>();
    for (Box box : shown) {
      if (box.x() >= shownWidth || box.y() >= shownHeight) {
        throw BadImage.malformed(
            "redaction: a box outside of the picture of " + shownWidth + " x " + shownHeight);
      }
      int right = (int) Math.min(shownWidth, (long) box.x() + box.width());
      int bottom = (int) Math.min(shownHeight, (long) box.y() + box.height());
      Box cut = new Box(box.x(), box.y(), right - box.x(), bottom - box.y());
      coded.add(turnedBack(cut, orientation, shownWidth, shownHeight));
    }
    return coded;
  }

  private static Box turnedBack(Box box, int orientation, int width, int height) {
    int fromRight = width - box.right();
    int fromBottom = height - box.bottom();
    return switch (orientation) {
      case 2 -> new Box(fromRight, box.y(), box.width(), box.height());
      case 3 -> new Box(fromRight, fromBottom, box.width(), box.height());
      case 4 -> new Box(box.x(), fromBottom, box.width(), box.height());
      case 5 -> new Box(box.y(), box.x(), box.height(), box.width());
      case 6 -> new Box(box.y(), fromRight, box.height(), box.width());
      case 7 -> new Box(fromBottom, fromRight, box.height(), box.width());
      case 8 -> new Box(fromBottom, box.x(), box.height(), box.width());
      default -> box;
    };
  }
}
