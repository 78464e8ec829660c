// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The rectangle of the smallest area around points: one of its sides lies on the hull (Freeman and
 * Shapira 1975).
 */
final class SmallestRectangle {
  private SmallestRectangle() {}

  /**
   * @param points x and y of each; sorted in place
   * @param level angle in radians up to which the upright rectangle is taken instead
   * @return with its longer side along the text, unless it is nearly upright and hardly longer
   */
  static TextLine around(double[][] points, double level, double score) {
    double[][] hull = hull(points);
    TextLine upright = at(hull, 0, score);
    TextLine best = upright;
    for (int i = 0; i < hull.length; i++) {
      double[] a = hull[i];
      double[] b = hull[(i + 1) % hull.length];
      double angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
      angle -= Math.PI / 2 * Math.round(angle / (Math.PI / 2));
      TextLine turned = at(hull, angle, score);
      if (turned.width() * turned.height() < best.width() * best.height()) {
        best = turned;
      }
    }
    boolean muchBetter = best.width() * best.height() < 0.8 * upright.width() * upright.height();
    TextLine line = Math.abs(best.angle()) <= level || !muchBetter ? upright : best;
    boolean standing = line.height() > 1.5 * line.width();
    if (!standing) {
      return line;
    }
    // Text from top to bottom: read with the head turned.
    double turn = line.angle() > 0 ? -Math.PI / 2 : Math.PI / 2;
    return new TextLine(
        line.x(), line.y(), line.height(), line.width(), line.angle() + turn, score);
  }

  private static TextLine at(double[][] hull, double angle, double score) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (double[] p : hull) {
      double u = p[0] * cos + p[1] * sin;
      double v = -p[0] * sin + p[1] * cos;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    double u = (left + right) / 2;
    double v = (top + bottom) / 2;
    return new TextLine(
        u * cos - v * sin, u * sin + v * cos, right - left + 1, bottom - top + 1, angle, score);
  }

  /** The convex hull by Andrew's monotone chain. */
  private static double[][] hull(double[][] points) {
    Arrays.sort(
        points, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
    double[][] hull = new double[2 * points.length + 1][];
    int size = 0;
    for (double[] p : points) {
      while (size >= 2 && cross(hull[size - 2], hull[size - 1], p) <= 0) {
        size--;
      }
      hull[size++] = p;
    }
    int lower = size + 1;
    for (int i = points.length - 2; i >= 0; i--) {
      while (size >= lower && cross(hull[size - 2], hull[size - 1], points[i]) <= 0) {
        size--;
      }
      hull[size++] = points[i];
    }
    return Arrays.copyOf(hull, Math.max(1, size - 1));
  }

  private static double cross(double[] o, double[] a, double[] b) {
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  }
}
