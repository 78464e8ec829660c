// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import io.github.scrubjay.vision.Picture;
import java.util.Arrays;

/**
 * A picture made smaller, for the network.
 *
 * @param width of the small picture, without what fills it up to multiples of 32
 * @param scale how many pixels of {@link Picture#image} one of the small picture stands for
 */
record Scaled(int width, int height, double scale, Planes input) {
  private static final int MULTIPLE = 32;

  /**
   * Makes a picture smaller; never larger.
   *
   * @param longSide of the small picture at most
   */
  static Scaled of(Picture picture, int longSide) {
    int width = picture.image().getWidth();
    int height = picture.image().getHeight();
    double scale = Math.max(1, Math.max(width, height) / (double) longSide);
    int smallWidth = Math.max(1, (int) Math.round(width / scale));
    int smallHeight = Math.max(1, (int) Math.round(height / scale));
    Planes input = Planes.of(3, padded(smallWidth), padded(smallHeight));
    Mean mean = new Mean(picture.pixels(), width, height, (int) scale);
    for (int y = 0; y < smallHeight; y++) {
      mean.row(y, scale, smallWidth, input);
    }
    return new Scaled(smallWidth, smallHeight, scale, input);
  }

  private static int padded(int size) {
    return (size + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  /**
   * First the mean of whole squares of pixels, so that nothing between the samples is lost, then
   * neighbours weighed by distance.
   */
  private static final class Mean {
    private final int[] pixels;
    private final int pixelWidth;
    private final int across;
    private final int down;
    private final int width;
    private final int height;

    /** Two rows of means and the numbers of these rows, -1 before the first. */
    private final int[][] rows;

    private final int[] held = {-1, -1};

    Mean(int[] pixels, int pixelWidth, int pixelHeight, int block) {
      this.pixels = pixels;
      this.pixelWidth = pixelWidth;
      this.across = Math.min(block, pixelWidth);
      this.down = Math.min(block, pixelHeight);
      this.width = pixelWidth / across;
      this.height = pixelHeight / down;
      this.rows = new int[2][3 * width];
    }

    /** Writes row {@code y} of the small picture, of which {@code scale} is the step. */
    void row(int y, double scale, int count, Planes out) {
      double at = inside((y + .5) * scale / down - .5, height);
      int top = (int) at;
      float fromTop = (float) (at - top);
      int[] above = sums(top);
      int[] below = sums(Math.min(height - 1, top + 1));
      float norm = 1f / (across * down) / 127.5f;
      for (int x = 0; x < count; x++) {
        double column = inside((x + .5) * scale / across - .5, width);
        int left = (int) column;
        float fromLeft = (float) (column - left);
        int a = 3 * left;
        int b = 3 * Math.min(width - 1, left + 1);
        for (int c = 0; c < 3; c++) {
          float upper = above[a + c] + (above[b + c] - above[a + c]) * fromLeft;
          float lower = below[a + c] + (below[b + c] - below[a + c]) * fromLeft;
          out.channels()[c][y * out.width() + x] = (upper + (lower - upper) * fromTop) * norm - 1;
        }
      }
    }

    private static double inside(double at, int size) {
      return Math.max(0, Math.min(size - 1, at));
    }

    /** The sums of the squares of row {@code y}, red, green and blue in turn. */
    private int[] sums(int y) {
      int slot = y & 1;
      int[] row = rows[slot];
      if (held[slot] == y) {
        return row;
      }
      held[slot] = y;
      Arrays.fill(row, 0);
      for (int dy = 0; dy < down; dy++) {
        int from = (y * down + dy) * pixelWidth;
        for (int x = 0, at = 0; x < width; x++, at += 3) {
          int r = 0;
          int g = 0;
          int b = 0;
          for (int dx = 0; dx < across; dx++) {
            int rgb = pixels[from++];
            r += rgb >> 16 & 0xFF;
            g += rgb >> 8 & 0xFF;
            b += rgb & 0xFF;
          }
          row[at] += r;
          row[at + 1] += g;
          row[at + 2] += b;
        }
      }
      return row;
    }
  }
}
