// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/** From the samples of one block to its quantised coefficients (T.81 A.3.3 and A.3.4). */
final class BlockTransform {
  /** Samples across and down a block. */
  static final int SIDE = 8;

  /** Zigzag index to place in the block, row by row (T.81 figure A.6). */
  private static final int[] PLACES = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  private static final double[] COSINES = cosines();

  /** Less the middle of their range, row by row. */
  final double[] samples = new double[SIDE * SIDE];

  private final double[] rows = new double[SIDE * SIDE];

  /**
   * Writes a block of samples that are all alike.
   *
   * @param sample less the middle of their range
   * @param edge whether it is the least or the largest sample, which it must not fall short of
   */
  static void writeFlat(double sample, boolean edge, JpegComponent component, int at) {
    Arrays.fill(component.coefficients, at, at + JpegComponent.BLOCK, (short) 0);
    double steps = sample * SIDE / component.quantization[0];
    double rounded = edge ? Math.copySign(Math.ceil(Math.abs(steps)), steps) : Math.rint(steps);
    component.coefficients[at] = first(rounded, component);
  }

  /**
   * Transforms and quantises the samples. What no scan of the file codes of a coefficient becomes
   * zero.
   *
   * @param at where in the component the block's coefficients begin
   */
  void write(JpegComponent component, int at) {
    short[] out = component.coefficients;
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < SIDE; u++) {
        double sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += samples[y * SIDE + x] * COSINES[u * SIDE + x];
        }
        rows[y * SIDE + u] = sum;
      }
    }
    for (int i = 0; i < JpegComponent.BLOCK; i++) {
      int u = PLACES[i] % SIDE;
      int v = PLACES[i] / SIDE;
      double sum = 0;
      for (int y = 0; y < SIDE; y++) {
        sum += rows[y * SIDE + u] * COSINES[v * SIDE + y];
      }
      out[at + i] =
          i == 0
              ? first(Math.rint(sum / component.quantization[0]), component)
              : further(sum, component, i);
    }
  }

  private static short first(double quantized, JpegComponent component) {
    int bit = component.lowestBit[0];
    return (short) ((int) quantized >> bit << bit);
  }

  private static short further(double value, JpegComponent component, int index) {
    int bit = component.lowestBit[index];
    if (bit == JpegComponent.UNKNOWN) {
      return 0;
    }
    int quantized = (int) Math.rint(value / component.quantization[index]);
    int magnitude = Math.abs(quantized) >> bit << bit;
    return (short) (quantized < 0 ? -magnitude : magnitude);
  }

  private static double[] cosines() {
    double[] cosines = new double[SIDE * SIDE];
    for (int u = 0; u < SIDE; u++) {
      for (int x = 0; x < SIDE; x++) {
        double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
        cosines[u * SIDE + x] = scale * Math.cos((2 * x + 1) * u * Math.PI / 16);
      }
    }
    return cosines;
  }
}
