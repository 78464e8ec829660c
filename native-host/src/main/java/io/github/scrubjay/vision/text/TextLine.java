// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

/**
 * Where a line of text stands: a rectangle around ({@code x}, {@code y}), turned by {@code angle}
 * radians clockwise on the screen, {@code width} along the text. In pixels of the held picture.
 */
record TextLine(double x, double y, double width, double height, double angle, double score) {
  double cos() {
    return Math.cos(angle);
  }

  double sin() {
    return Math.sin(angle);
  }

  /**
   * Column in the picture of a place in the line: {@code along} from its left edge, {@code down}
   * from its top edge.
   */
  double pictureX(double along, double down) {
    return x + (along - width / 2) * cos() - (down - height / 2) * sin();
  }

  double pictureY(double along, double down) {
    return y + (along - width / 2) * sin() + (down - height / 2) * cos();
  }

  TextLine grown(double by) {
    return new TextLine(x, y, width + 2 * by, height + 2 * by, angle, score);
  }
}
