// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.awt.image.BufferedImage;

/** Which columns of a line hold anything but its background, at the picture's own size. */
final class InkColumns {
  /** Steps of 255 by which a colour differs from the background's where something is drawn. */
  private static final int CONTRAST = 28;

  private static final double MARGIN = 0.35; // of the line's height, above and below it

  private static final double TIGHT = 0.1; // where lines stand too close for a free row

  private final Strip strip;
  private final int margin;
  private final int beyond;
  private final boolean[] inked;
  private final int background;

  InkColumns(BufferedImage image, TextLine line, double beyondShare) {
    int own = (int) Math.max(1, Math.round(line.width()));
    int height = (int) Math.max(1, Math.round(line.height()));
    this.beyond = (int) Math.ceil(own * beyondShare + 2 * height);
    this.margin = (int) Math.ceil(height * MARGIN);
    int width = own + 2 * beyond;
    TextLine larger =
        new TextLine(
            line.x(),
            line.y(),
            line.width() + 2 * beyond,
            line.height() + 2 * margin,
            line.angle(),
            line.score());
    this.strip = Strip.cut(image, larger, width, height + 2 * margin);
    this.background = background();
    this.inked = new boolean[width];
    for (int x = 0; x < width; x++) {
      inked[x] = isInked(x, margin, margin + height);
    }
  }

  /** The most frequent colour, in steps of 8 a channel: text covers less than its ground. */
  private int background() {
    int[] counts = new int[1 << 15];
    int best = 0;
    for (int y = margin; y < strip.height() - margin; y++) {
      for (int x = beyond; x < strip.width() - beyond; x++) {
        int rgb = strip.pixels()[y * strip.width() + x];
        int bin = (rgb >> 19 & 31) << 10 | (rgb >> 11 & 31) << 5 | rgb >> 3 & 31;
        if (++counts[bin] > counts[best]) {
          best = bin;
        }
      }
    }
    return (best >> 10 << 19) + (4 << 16)
        | ((best >> 5 & 31) << 11) + (4 << 8)
        | ((best & 31) << 3) + 4;
  }

  private boolean isInk(int x, int y) {
    int rgb = strip.pixels()[y * strip.width() + x];
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((rgb >> shift & 0xFF) - (background >> shift & 0xFF)) > CONTRAST) {
        return true;
      }
    }
    return false;
  }

  private boolean isInked(int x, int top, int bottom) {
    for (int y = top; y < bottom; y++) {
      if (isInk(x, y)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes from a column outwards to a gap.
   *
   * @param step -1 to the left, 1 to the right
   * @param wide how wide a gap must be, in columns
   * @param farthest how far to look for one that wide; then the widest that was met is taken
   * @param padding how far to go where there is no gap at all
   * @return the middle of a narrow gap, the near third of a wide one
   */
  double gap(double from, int step, double wide, double farthest, double padding) {
    int start = (int) Math.max(0, Math.min(inked.length - 1, from + beyond));
    int bestFrom = -1;
    int bestWidth = 0;
    int run = 0;
    for (int x = start; ; x += step) {
      boolean outside = x < 0 || x >= inked.length;
      if (outside || !inked[x]) {
        run++;
      } else {
        run = 0;
      }
      if (run > bestWidth) {
        bestWidth = run;
        bestFrom = x - step * (run - 1);
      }
      if (bestWidth >= wide || outside || Math.abs(x - start) > farthest) {
        break;
      }
    }
    if (bestFrom < 0) {
      return within(from + beyond + step * padding);
    }
    double into = Math.min(bestWidth / 2.0, 2);
    return within(bestFrom + (step < 0 ? 1 - into : into));
  }

  /** A column of the strip as a place along the line. */
  private double within(double column) {
    return Math.max(0, Math.min(inked.length, column)) - beyond;
  }

  /** How many columns before and behind the line are known. */
  int beyond() {
    return beyond;
  }

  /**
   * First and last row, relative to the line's top edge, so that no stroke of these columns is cut.
   * Where ink goes on beyond the margin it is the next line's, and a few rows must do.
   */
  double[] rows(double from, double to) {
    int left = (int) Math.max(0, Math.floor(from + beyond));
    int right = (int) Math.min(inked.length, Math.ceil(to + beyond));
    int height = strip.height() - 2 * margin;
    int top = freeRow(margin, -1, left, right, height);
    int bottom = freeRow(strip.height() - margin - 1, 1, left, right, height);
    return new double[] {top - margin, bottom + 1 - margin};
  }

  private int freeRow(int start, int step, int left, int right, int height) {
    int y = start;
    while (y >= 0 && y < strip.height()) {
      if (!rowInked(y, left, right)) {
        return y;
      }
      y += step;
    }
    return start + step * (int) Math.ceil(height * TIGHT);
  }

  private boolean rowInked(int y, int left, int right) {
    for (int x = left; x < right; x++) {
      if (isInk(x, y)) {
        return true;
      }
    }
    return false;
  }
}
