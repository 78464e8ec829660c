// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the fast loops against the definition of what they compute. */
final class ConvolutionTest {
  private static final Random RANDOM = new Random(7);

  @ParameterizedTest
  @CsvSource({"4, 1, 1, 1", "8, 5, 7, 3", "32, 8, 96, 50", "12, 16, 33, 130"})
  void filtersEachChannelAndWeighsThem(int inputs, int outputs, int width, int height)
      throws Cancelled {
    float[] filters = random(9 * inputs);
    float[] filterBias = random(inputs);
    float[] weights = random(inputs * outputs);
    float[] bias = random(outputs);
    Planes in = randomPlanes(inputs, width, height);
    Planes residual = randomPlanes(Math.max(1, outputs / 2), width, height);

    Planes out =
        new Convolution(new RowSource.Filtered(filters, filterBias), weights, bias, true)
            .run(in, residual, Cancellation.NEVER);

    for (int o = 0; o < outputs; o++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double sum = bias[o] + (o < residual.count() ? at(residual, o, x, y) : 0);
          for (int i = 0; i < inputs; i++) {
            sum += weights[o * inputs + i] * filtered(in, i, x - 1, y - 1, filters, filterBias);
          }
          assertThat(at(out, o, x, y)).isCloseTo((float) Math.max(0, sum), within(1e-4f));
        }
      }
    }
  }

  @Test
  void filtersAtEverySecondPixelBeginningAtThePixelItself() throws Cancelled {
    float[] filters = random(36);
    float[] filterBias = random(4);
    Planes in = randomPlanes(4, 10, 6);

    Planes out =
        new Convolution(
                new RowSource.FilteredHalved(filters, filterBias),
                new float[] {0, 0, 1, 0},
                new float[1],
                false)
            .run(in, null, Cancellation.NEVER);

    assertThat(out.width()).isEqualTo(5);
    assertThat(out.height()).isEqualTo(3);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 5; x++) {
        assertThat(at(out, 0, x, y))
            .isCloseTo((float) filtered(in, 2, 2 * x, 2 * y, filters, filterBias), within(1e-5f));
      }
    }
  }

  @Test
  void takesTheNeighbourhoodOfEverySecondPixelAsInputs() {
    Planes in = randomPlanes(3, 6, 4);
    float[][] tile = new float[28][6];

    new RowSource.NeighboursHalved().load(in, 0, 2, tile);

    for (int k = 0; k < 27; k++) {
      for (int p = 0; p < 6; p++) {
        int x = 2 * (p % 3) + k % 9 % 3;
        int y = 2 * (p / 3) + k % 9 / 3;
        assertThat(tile[k][p]).isEqualTo(at(in, k / 9, x, y));
      }
    }
    assertThat(tile[27]).containsOnly(0);
  }

  @Test
  void takesTheLargestOfFourAndDoublesBetweenCentres() {
    Planes in = new Planes(2, 2, new float[][] {{1, 5, -3, 2}});

    assertThat(Steps.maximum(in).channels()[0]).containsExactly(5);
    assertThat(Arrays.copyOf(Steps.doubled(in).channels()[0], 8))
        .containsExactly(1, 2, 4, 5, 0, 1.0625f, 3.1875f, 4.25f);
  }

  @Test
  void unpacksHalfFloats() {
    assertThat(Graph.half((short) 0x3C00)).isEqualTo(1f);
    assertThat(Graph.half((short) 0xC500)).isEqualTo(-5f);
    assertThat(Graph.half((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(Graph.half((short) 0x7BFF)).isEqualTo(65504f);
  }

  private static double filtered(Planes in, int c, int x, int y, float[] filters, float[] bias) {
    double sum = bias[c];
    for (int k = 0; k < 9; k++) {
      sum += filters[9 * c + k] * at(in, c, x + k % 3, y + k / 3);
    }
    return sum;
  }

  private static float at(Planes planes, int c, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < planes.width() && y < planes.height();
    return inside ? planes.channels()[c][y * planes.width() + x] : 0;
  }

  private static Planes randomPlanes(int channels, int width, int height) {
    Planes planes = Planes.of(channels, width, height);
    for (int c = 0; c < channels; c++) {
      System.arraycopy(random(width * height), 0, planes.channels()[c], 0, width * height);
    }
    return planes;
  }

  private static float[] random(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = RANDOM.nextFloat() - .5f;
    }
    return values;
  }
}
