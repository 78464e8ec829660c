// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.awt.image.BufferedImage;

/**
 * Where to cut a line so that some of its characters go whole. The reader knows a character's place
 * only to about its own width, so a cut is moved outwards to columns where nothing but background
 * stands; where there are none, to a character and a half farther.
 */
final class WordCut {
  /**
   * A space is at least this wide, a gap between letters of one word is not; in widths of a
   * character.
   */
  private static final double SPACE = 0.55;

  private static final double FARTHEST = 3;
  private static final double PADDING = 1.5;

  private final ReadLine read;
  private final InkColumns ink;
  private final double columns;
  private final double character;

  /**
   * @param beyond how far the line may go on where the finder saw its end, in its own lengths
   */
  WordCut(BufferedImage image, ReadLine read, double beyond) {
    this.read = read;
    this.columns = read.line().width();
    this.ink = new InkColumns(image, read.line(), beyond);
    this.character = characterWidth();
  }

  /** The median distance of neighbouring characters, in pixels along the line. */
  private double characterWidth() {
    double[] centres = read.centres();
    if (centres.length < 3) {
      return Math.max(2, columns / Math.max(1, centres.length));
    }
    double[] distances = new double[centres.length - 1];
    for (int i = 1; i < centres.length; i++) {
      distances[i - 1] = (centres[i] - centres[i - 1]) * columns;
    }
    java.util.Arrays.sort(distances);
    return Math.max(2, distances[distances.length / 2]);
  }

  /**
   * Where along the line the characters from {@code start} begin, in pixels; before 0 where the
   * line was cut too short.
   */
  double before(int start) {
    double centre = read.centres()[start] * columns;
    if (start == 0) {
      return Math.min(0, ink.gap(0, -1, SPACE * character, ink.beyond(), 0));
    }
    if (Character.isWhitespace(read.text().charAt(start - 1))) {
      return ink.gap(
          centre - character * 0.3,
          -1,
          SPACE * character,
          FARTHEST * character,
          PADDING * character);
    }
    // Cut on the far side of the neighbour, which goes too: nearer there would be no room for a
    // mistake.
    double neighbour = read.centres()[start - 1] * columns;
    return ink.gap(
        Math.min(neighbour, centre - character * 0.6), -1, 1, character, character * 0.6);
  }

  /** Where along the line the characters up to {@code end} (exclusive) end, in pixels. */
  double after(int end) {
    double centre = read.centres()[end - 1] * columns;
    if (end == read.text().length()) {
      return Math.max(columns, ink.gap(columns - 1, 1, SPACE * character, ink.beyond(), 0));
    }
    if (Character.isWhitespace(read.text().charAt(end))) {
      return ink.gap(
          centre + character * 0.3,
          1,
          SPACE * character,
          FARTHEST * character,
          PADDING * character);
    }
    double neighbour = read.centres()[end] * columns;
    return ink.gap(Math.max(neighbour, centre + character * 0.6), 1, 1, character, character * 0.6);
  }

  /** Above and below the line's own edges, as far as the ink of these columns goes on. */
  double[] rows(double from, double to) {
    return ink.rows(from, to);
  }
}
