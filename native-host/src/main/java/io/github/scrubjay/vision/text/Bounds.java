// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Picture;

/**
 * The upright rectangle around a part of a line, which may be turned; in pixels of the held
 * picture.
 */
record Bounds(double left, double top, double right, double bottom) {
  static Bounds of(TextLine line, double from, double to, double top, double bottom) {
    double[] xs = new double[4];
    double[] ys = new double[4];
    for (int i = 0; i < 4; i++) {
      double along = i % 2 == 0 ? from : to;
      double down = i < 2 ? top : bottom;
      xs[i] = line.pictureX(along, down);
      ys[i] = line.pictureY(along, down);
    }
    return new Bounds(least(xs), least(ys), greatest(xs), greatest(ys));
  }

  private static double least(double[] values) {
    return java.util.Arrays.stream(values).min().orElseThrow();
  }

  private static double greatest(double[] values) {
    return java.util.Arrays.stream(values).max().orElseThrow();
  }

  Box box(Picture picture) {
    return picture.box(left, top, right, bottom);
  }
}
