// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of the finder's map: connected pixels above a threshold, the smallest rectangle
 * around each, grown again.
 */
final class LineShapes {
  private static final float PIXEL_THRESHOLD = 0.3f;
  private static final double LINE_THRESHOLD = 0.5;

  /** The network was taught lines shrunken by area times this over perimeter. */
  private static final double GROWTH = 1.6;

  private static final int SMALLEST_SIDE = 3;
  private static final int MOST_LINES = 2000;

  /** Below this a line is taken for level: 1.5 degrees. */
  private static final double LEVEL = Math.toRadians(1.5);

  private final float[] likely;
  private final int stride;
  private final int width;
  private final int height;
  private final boolean[] seen;
  private int[] queue = new int[1024];

  LineShapes(float[] likely, int stride, int width, int height) {
    this.likely = likely;
    this.stride = stride;
    this.width = width;
    this.height = height;
    this.seen = new boolean[likely.length];
  }

  List<TextLine> lines() {
    List<TextLine> lines = new ArrayList<>();
    for (int y = 0; y < height && lines.size() < MOST_LINES; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * stride + x;
        if (!seen[at] && likely[at] > PIXEL_THRESHOLD) {
          TextLine line = shape(flood(at));
          if (line != null) {
            lines.add(line);
          }
        }
      }
    }
    return lines;
  }

  /** Collects the connected pixels into the queue and says how many. */
  private int flood(int start) {
    int count = 0;
    push(count++, start);
    seen[start] = true;
    for (int next = 0; next < count; next++) {
      int at = queue[next];
      int x = at % stride;
      int y = at / stride;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int nx = x + dx;
          int ny = y + dy;
          if (nx >= 0 && nx < width && ny >= 0 && ny < height) {
            int to = ny * stride + nx;
            if (!seen[to] && likely[to] > PIXEL_THRESHOLD) {
              seen[to] = true;
              push(count++, to);
            }
          }
        }
      }
    }
    return count;
  }

  private void push(int at, int pixel) {
    if (at == queue.length) {
      queue = java.util.Arrays.copyOf(queue, 2 * at);
    }
    queue[at] = pixel;
  }

  private TextLine shape(int count) {
    double sum = 0;
    int top = queue[0] / stride;
    int bottom = top;
    for (int i = 0; i < count; i++) {
      sum += likely[queue[i]];
      bottom = Math.max(bottom, queue[i] / stride);
    }
    // The flood began in the topmost row. The hull needs only the ends of each row.
    int[] left = new int[bottom - top + 1];
    int[] right = new int[left.length];
    java.util.Arrays.fill(left, width);
    for (int i = 0; i < count; i++) {
      int row = queue[i] / stride - top;
      left[row] = Math.min(left[row], queue[i] % stride);
      right[row] = Math.max(right[row], queue[i] % stride);
    }
    double score = sum / count;
    if (score < LINE_THRESHOLD || count < 2 * SMALLEST_SIDE) {
      return null;
    }
    TextLine tight = SmallestRectangle.around(ends(top, left, right), LEVEL, score);
    if (Math.min(tight.width(), tight.height()) < SMALLEST_SIDE) {
      return null;
    }
    double grow = tight.width() * tight.height() * GROWTH / (2 * (tight.width() + tight.height()));
    return tight.grown(grow);
  }

  private static double[][] ends(int top, int[] left, int[] right) {
    double[][] ends = new double[2 * left.length][];
    for (int i = 0; i < left.length; i++) {
      ends[2 * i] = new double[] {left[i] + 0.5, top + i + 0.5};
      ends[2 * i + 1] = new double[] {right[i] + 0.5, top + i + 0.5};
    }
    return ends;
  }
}
