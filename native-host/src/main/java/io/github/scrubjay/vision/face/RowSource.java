// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import java.util.Arrays;

/** Where the weighted sums of a {@link Convolution} take their inputs from. */
interface RowSource {

  default int outWidth(Planes in) {
    return in.width();
  }

  default int outHeight(Planes in) {
    return in.height();
  }

  /**
   * Writes rows of every input to the start of its array in {@code tile}.
   *
   * @param y the first row of the output
   */
  void load(Planes in, int y, int rows, float[][] tile);

  /** The channels as they are. */
  RowSource PLAIN =
      (in, y, rows, tile) -> {
        for (int c = 0; c < in.count(); c++) {
          System.arraycopy(in.channels()[c], y * in.width(), tile[c], 0, rows * in.width());
        }
      };

  /**
   * Each channel by a 3x3 filter of its own, zeros beyond the edges.
   *
   * @param weights nine for each channel, row by row
   */
  record Filtered(float[] weights, float[] bias) implements RowSource {

    /** A row three times, so that its neighbours have the same index as the pixel itself. */
    private static final class Row {
      private final float[] left;
      private final float[] middle;
      private final float[] right;

      Row(int width) {
        left = new float[width];
        middle = new float[width];
        right = new float[width];
      }

      void load(float[] plane, int y, int width, int height) {
        if (y < 0 || y >= height) {
          Arrays.fill(left, 0);
          Arrays.fill(middle, 0);
          Arrays.fill(right, 0);
          return;
        }
        System.arraycopy(plane, y * width, left, 1, width - 1);
        System.arraycopy(plane, y * width, middle, 0, width);
        System.arraycopy(plane, y * width + 1, right, 0, width - 1);
      }
    }

    @Override
    public void load(Planes in, int y, int rows, float[][] tile) {
      int width = in.width();
      float[] sum = new float[width];
      Row above = new Row(width);
      Row row = new Row(width);
      Row below = new Row(width);
      for (int c = 0; c < in.count(); c++) {
        float[] plane = in.channels()[c];
        above.load(plane, y - 1, width, in.height());
        row.load(plane, y, width, in.height());
        for (int r = 0; r < rows; r++) {
          below.load(plane, y + r + 1, width, in.height());
          filter(above, row, below, c, sum, width);
          System.arraycopy(sum, 0, tile[c], r * width, width);
          Row free = above;
          above = row;
          row = below;
          below = free;
        }
      }
    }

    private void filter(Row above, Row row, Row below, int c, float[] sum, int width) {
      Kernels.setFour(
          above.left, above.middle, above.right, row.left, weights, 9 * c, bias[c], sum, width);
      Kernels.addFive(
          row.middle,
          row.right,
          below.left,
          below.middle,
          below.right,
          weights,
          9 * c + 4,
          sum,
          width);
    }
  }

  /**
   * As {@link Filtered} at every second pixel of every second row of a picture of even size; the
   * filter begins at the pixel itself, as TensorFlow's "SAME" padding has it.
   */
  record FilteredHalved(float[] weights, float[] bias) implements RowSource {

    @Override
    public int outWidth(Planes in) {
      return in.width() / 2;
    }

    @Override
    public int outHeight(Planes in) {
      return in.height() / 2;
    }

    @Override
    public void load(Planes in, int y, int rows, float[][] tile) {
      int width = outWidth(in);
      float[] nothing = new float[in.width()];
      for (int c = 0; c < in.count(); c++) {
        float[] plane = in.channels()[c];
        for (int r = 0; r < rows; r++) {
          int top = 2 * (y + r);
          boolean last = top + 2 >= in.height();
          float[] lower = last ? nothing : plane;
          int lowerAt = last ? 0 : (top + 2) * in.width();
          for (int x = 0; x < width; x++) {
            int a = top * in.width() + 2 * x;
            tile[c][r * width + x] =
                bias[c]
                    + three(plane, a, 9 * c, x < width - 1)
                    + three(plane, a + in.width(), 9 * c + 3, x < width - 1)
                    + three(lower, lowerAt + 2 * x, 9 * c + 6, x < width - 1);
          }
        }
      }
    }

    private float three(float[] row, int at, int w, boolean hasRight) {
      float two = row[at] * weights[w] + row[at + 1] * weights[w + 1];
      return hasRight ? two + row[at + 2] * weights[w + 2] : two;
    }
  }

  /**
   * The 3x3 neighbourhood of every second pixel as 9 inputs for each channel, then zeros up to a
   * multiple of four: makes a full 3x3 convolution a weighted sum.
   */
  record NeighboursHalved() implements RowSource {

    @Override
    public int outWidth(Planes in) {
      return in.width() / 2;
    }

    @Override
    public int outHeight(Planes in) {
      return in.height() / 2;
    }

    @Override
    public void load(Planes in, int y, int rows, float[][] tile) {
      for (int c = 0; c < in.count(); c++) {
        for (int k = 0; k < 9; k++) {
          load(in.channels()[c], in, y, rows, k / 3, k % 3, tile[9 * c + k]);
        }
      }
    }

    private void load(
        float[] plane, Planes in, int y, int rows, int down, int right, float[] input) {
      int width = outWidth(in);
      for (int r = 0; r < rows; r++) {
        int source = 2 * (y + r) + down;
        for (int x = 0; x < width; x++) {
          int column = 2 * x + right;
          boolean inside = source < in.height() && column < in.width();
          input[r * width + x] = inside ? plane[source * in.width() + column] : 0;
        }
      }
    }
  }
}
