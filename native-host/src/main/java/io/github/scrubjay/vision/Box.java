// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/**
 * Where something is in a picture: displayed pixels (after the orientation was applied), origin top
 * left. Never empty.
 */
public record Box(int x, int y, int width, int height) {

  /**
   * @throws IllegalArgumentException where it is empty, or begins left of or above the picture
   */
  public Box {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "box " + x + "," + y + " of " + width + "x" + height + ", must be inside and not empty");
    }
  }

  /**
   * The smallest box of whole pixels around these edges that lies in a picture.
   *
   * @param right behind the last pixel, as {@code bottom} is
   * @return at least one pixel, at the nearest edge where the edges lie outside of the picture
   */
  public static Box around(
      double left, double top, double right, double bottom, int pictureWidth, int pictureHeight) {
    int x = (int) Math.max(0, Math.min(pictureWidth - 1, Math.floor(left)));
    int y = (int) Math.max(0, Math.min(pictureHeight - 1, Math.floor(top)));
    int endX = (int) Math.max(x + 1, Math.min(pictureWidth, Math.ceil(right)));
    int endY = (int) Math.max(y + 1, Math.min(pictureHeight, Math.ceil(bottom)));
    return new Box(x, y, endX - x, endY - y);
  }

  /** This box with a margin of a share of its size on each side, cut at the picture's edges. */
  public Box grown(double share, int pictureWidth, int pictureHeight) {
    double dx = width * share;
    double dy = height * share;
    return around(x - dx, y - dy, right() + dx, bottom() + dy, pictureWidth, pictureHeight);
  }

  /** Behind the last column. */
  public int right() {
    return x + width;
  }

  /** Behind the last row. */
  public int bottom() {
    return y + height;
  }

  /** In pixels. */
  public long area() {
    return (long) width * height;
  }

  /** In pixels; 0 where they don't meet. */
  public long intersection(Box other) {
    long w = Math.min(right(), other.right()) - (long) Math.max(x, other.x);
    long h = Math.min(bottom(), other.bottom()) - (long) Math.max(y, other.y);
    return w <= 0 || h <= 0 ? 0 : w * h;
  }

  /** Shared area over joint area: 0 to 1. */
  public double overlap(Box other) {
    long shared = intersection(other);
    return (double) shared / (area() + other.area() - shared);
  }

  /** Whether the other lies in this one whole. */
  public boolean contains(Box other) {
    return intersection(other) == other.area();
  }
}
