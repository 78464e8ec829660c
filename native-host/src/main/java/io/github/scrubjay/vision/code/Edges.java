// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.ResultPoint;

/** The edges of an upright rectangle. */
record Edges(double left, double top, double right, double bottom) {

  /** Around points; {@code null} entries are passed over. */
  static Edges around(ResultPoint... points) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (ResultPoint point : points) {
      if (point != null) {
        left = Math.min(left, point.getX());
        top = Math.min(top, point.getY());
        right = Math.max(right, point.getX());
        bottom = Math.max(bottom, point.getY());
      }
    }
    return new Edges(left, top, right, bottom);
  }

  Edges grown(double across, double down) {
    return new Edges(left - across, top - down, right + across, bottom + down);
  }

  Edges moved(double across, double down) {
    return new Edges(left + across, top + down, right + across, bottom + down);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }
}
