// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SmallestRectangleTest {
  @Test
  void findsTheAngleOfATurnedRectangle() {
    double[][] corners = corners(100, 20, Math.toRadians(12));
    TextLine line = SmallestRectangle.around(corners, Math.toRadians(1.5), 1);
    assertThat(Math.toDegrees(line.angle())).isCloseTo(12, within(0.5));
    assertThat(line.width()).isCloseTo(101, within(1.0));
    assertThat(line.height()).isCloseTo(21, within(1.0));
  }

  @Test
  void takesANearlyLevelLineForLevel() {
    TextLine line =
        SmallestRectangle.around(corners(100, 20, Math.toRadians(1)), Math.toRadians(1.5), 1);
    assertThat(line.angle()).isZero();
  }

  @Test
  void turnsTheHeadForTextThatStands() {
    TextLine line = SmallestRectangle.around(corners(20, 100, 0), Math.toRadians(1.5), 1);
    assertThat(line.width()).isCloseTo(101, within(1.0));
    assertThat(Math.abs(line.angle())).isCloseTo(Math.PI / 2, within(1e-6));
  }

  private static double[][] corners(double width, double height, double angle) {
    double[][] corners = new double[4][];
    for (int i = 0; i < 4; i++) {
      double u = (i % 2 == 0 ? -0.5 : 0.5) * width;
      double v = (i < 2 ? -0.5 : 0.5) * height;
      corners[i] =
          new double[] {
            200 + u * Math.cos(angle) - v * Math.sin(angle),
            200 + u * Math.sin(angle) + v * Math.cos(angle)
          };
    }
    return corners;
  }
}
