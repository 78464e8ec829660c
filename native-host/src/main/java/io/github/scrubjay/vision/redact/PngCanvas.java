// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/** A frame of a PNG as pixels, by its colour type (W3C PNG, 6.1). */
final class PngCanvas implements Canvas {
  private static final int GREY = 0;
  private static final int INDEXED = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  private final PngRows rows;
  private final int depth;
  private final int colourType;
  private final Palette palette;
  private final int[] clear;
  private final Fill.Channels channels;

  /**
   * @param palette of an indexed PNG; null for others
   * @param clear the one colour that is not shown (tRNS); null for none
   */
  PngCanvas(PngRows rows, int depth, int colourType, Palette palette, int[] clear) {
    this.rows = rows;
    this.depth = depth;
    this.colourType = colourType;
    this.palette = palette;
    this.clear = clear;
    this.channels = colourType == INDEXED ? Palette.CHANNELS : channels(depth, colours(colourType));
  }

  private static Fill.Channels channels(int depth, int count) {
    double[] middle = new double[count];
    boolean[] bright = new boolean[count];
    Arrays.fill(middle, 1 << depth - 1);
    Arrays.fill(bright, true);
    return new Fill.Channels(new double[count], middle, bright, (1 << depth) - 1);
  }

  private static int colours(int colourType) {
    return colourType == GREY || colourType == GREY_ALPHA || colourType == INDEXED ? 1 : 3;
  }

  /** Samples of a pixel. */
  static int samples(int colourType) {
    return colours(colourType) + (hasAlpha(colourType) ? 1 : 0);
  }

  static boolean isIndexed(int colourType) {
    return colourType == INDEXED;
  }

  private static boolean hasAlpha(int colourType) {
    return colourType == GREY_ALPHA || colourType == RGB_ALPHA;
  }

  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int height() {
    return rows.height();
  }

  @Override
  public Fill.Channels channels() {
    return channels;
  }

  @Override
  public boolean read(int x, int y, double[] colour) {
    if (colourType == INDEXED) {
      return palette.read(rows.sample(x, y, depth, 0), colour);
    }
    boolean same = clear != null;
    for (int i = 0; i < colour.length; i++) {
      int sample = rows.sample(x, y, depth, i);
      same &= clear != null && sample == clear[i];
      colour[i] = sample;
    }
    return !same && !(hasAlpha(colourType) && rows.sample(x, y, depth, colour.length) == 0);
  }

  @Override
  public void write(int x, int y, double[] colour, boolean flat) {
    if (colourType == INDEXED) {
      rows.setSample(x, y, depth, 0, palette.index(colour, flat, -1));
      return;
    }
    boolean same = clear != null;
    int sample = 0;
    for (int i = 0; i < colour.length; i++) {
      sample = (int) Math.rint(colour[i]);
      same &= clear != null && sample == clear[i];
      rows.setSample(x, y, depth, i, sample);
    }
    if (same) { // the neighbour of the colour that is not shown
      rows.setSample(x, y, depth, colour.length - 1, sample == 0 ? 1 : sample - 1);
    }
    if (hasAlpha(colourType)) {
      rows.setSample(x, y, depth, colour.length, (1 << depth) - 1);
    }
  }

  /** The palette's index of a pixel. */
  int index(int x, int y) {
    return rows.sample(x, y, depth, 0);
  }
}
