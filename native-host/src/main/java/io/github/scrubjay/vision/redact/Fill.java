// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.vision.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one area in one {@link Style}, made of its surroundings or of nothing. */
final class Fill {
  /** Squares across the shorter side of an area that looks pixelated. */
  private static final int SQUARES = 6;

  private static final int SMALLEST_SQUARE = 4; // pixels

  /** How much brighter or darker a square may be made, as a share of the full range. */
  private static final double SPREAD = 0.1;

  /** The pixels around an area. */
  interface Surroundings {
    /**
     * The mean of each channel over a strip, without anything that is to be covered.
     *
     * @return {@code null} where nothing of it is left
     */
    double[] mean(int x, int y, int width, int height);
  }

  /**
   * How colours are coded.
   *
   * @param black the channels of black
   * @param middle the channels of a grey, for pictures that are covered all over
   * @param bright which channels make a colour brighter
   * @param most the largest sample
   */
  record Channels(double[] black, double[] middle, boolean[] bright, double most) {}

  /** A side of the area with the mean colour beyond it. */
  private record Side(double[] colour, boolean vertical, double edge) {
    /** Nearly 1 at this side, less with each pixel from it. */
    double weight(double x, double y) {
      return 1 / (1 + Math.abs((vertical ? x : y) - edge));
    }
  }

  private final Style style;
  private final Box area;
  private final Channels channels;
  private final double[] flat;
  private final List<Side> sides = new ArrayList<>();

  /**
   * @param area in coded pixels
   * @param strip width of the strips around it that are looked at, in pixels
   */
  Fill(Style style, Box area, int strip, Surroundings surroundings, Channels channels) {
    this.style = style;
    this.area = area;
    this.channels = channels;
    if (style != Style.SOLID) {
      side(surroundings, area.x() - strip, area.y(), strip, area.height(), true, area.x());
      side(surroundings, area.right(), area.y(), strip, area.height(), true, area.right());
      side(surroundings, area.x(), area.y() - strip, area.width(), strip, false, area.y());
      side(surroundings, area.x(), area.bottom(), area.width(), strip, false, area.bottom());
    }
    this.flat = style == Style.SOLID ? channels.black : mean();
  }

  private void side(
      Surroundings surroundings, int x, int y, int width, int height, boolean vertical, int edge) {
    double[] mean = surroundings.mean(x, y, width, height);
    if (mean != null) {
      sides.add(new Side(mean, vertical, edge));
    }
  }

  private double[] mean() {
    if (sides.isEmpty()) {
      return channels.middle;
    }
    double[] mean = new double[channels.black.length];
    for (Side side : sides) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += side.colour[i] / sides.size();
      }
    }
    return mean;
  }

  /** Whether all of the area has one colour. */
  boolean isFlat() {
    return style.isFlat();
  }

  /** The one colour, or the mean one. Not to be changed. */
  double[] colour() {
    return flat;
  }

  /** The colour at a place in the picture, into {@code colour}. */
  void at(double x, double y, double[] colour) {
    switch (style) {
      case BLUR -> blend(x, y, colour);
      case PIXELATE -> square(x, y, colour);
      default -> System.arraycopy(flat, 0, colour, 0, flat.length);
    }
  }

  private void blend(double x, double y, double[] colour) {
    if (sides.isEmpty()) {
      System.arraycopy(flat, 0, colour, 0, flat.length);
      return;
    }
    Arrays.fill(colour, 0);
    double total = 0;
    for (Side side : sides) {
      total += side.weight(x, y);
    }
    for (Side side : sides) {
      double share = side.weight(x, y) / total;
      for (int i = 0; i < colour.length; i++) {
        colour[i] += side.colour[i] * share;
      }
    }
  }

  private void square(double x, double y, double[] colour) {
    int size = Math.max(SMALLEST_SQUARE, Math.min(area.width(), area.height()) / SQUARES);
    int column = (int) Math.floor((x - area.x()) / size);
    int row = (int) Math.floor((y - area.y()) / size);
    blend(area.x() + (column + 0.5) * size, area.y() + (row + 0.5) * size, colour);
    double shift = (noise(column, row) - 0.5) * 2 * SPREAD * channels.most;
    for (int i = 0; i < colour.length; i++) {
      if (channels.bright[i]) {
        colour[i] = Math.max(0, Math.min(channels.most, colour[i] + shift));
      }
    }
  }

  /** From 0 to 1, the same for the same square of every picture. */
  private static double noise(int column, int row) {
    int mixed = column * 374_761_393 + row * 668_265_263;
    mixed = (mixed ^ mixed >>> 13) * 1_274_126_177;
    return (mixed >>> 16 & 0xFF) / 255.0;
  }
}
