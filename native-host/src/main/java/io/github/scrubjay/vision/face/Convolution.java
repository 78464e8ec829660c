// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;

/**
 * One block of the network: perhaps a 3x3 filter of each channel by itself, then a weighted sum
 * over the channels, then perhaps an earlier tensor added, then perhaps negative values set to 0.
 * Done together for a few rows at a time, so that what is between them stays in the processor's
 * cache.
 */
final class Convolution {
  /** Values of all input channels of the rows worked on: 128 kB of the second cache. */
  private static final int TILE_VALUES = 32 * 1024;

  private final RowSource source;
  private final float[] weights;
  private final float[] bias;
  private final boolean rectify;

  /**
   * @param weights for each output its weights of the inputs, of which there are 4, 8, 12 ...
   */
  Convolution(RowSource source, float[] weights, float[] bias, boolean rectify) {
    if (weights.length % (4 * bias.length) != 0) {
      throw new IllegalArgumentException("the number of inputs must be a multiple of 4");
    }
    this.source = source;
    this.weights = weights;
    this.bias = bias;
    this.rectify = rectify;
  }

  /**
   * Runs the block.
   *
   * @param residual to be added, perhaps of fewer channels; {@code null} where there is none
   */
  Planes run(Planes in, Planes residual, Cancellation cancellation) throws Cancelled {
    int width = source.outWidth(in);
    int height = source.outHeight(in);
    int inputs = weights.length / bias.length;
    Planes out = Planes.of(bias.length, width, height);
    int rows = Math.max(1, Math.min(height, TILE_VALUES / inputs / width));
    float[][] tile = new float[inputs][rows * width];
    float[] sum = new float[rows * width];
    float[] other = new float[residual == null ? 0 : rows * width];
    for (int y = 0; y < height; y += rows) {
      cancellation.check();
      int count = Math.min(rows, height - y);
      int run = count * width;
      source.load(in, y, count, tile);
      for (int o = 0; o < bias.length; o++) {
        weigh(tile, o, inputs, sum, run);
        if (residual != null && o < residual.count()) {
          System.arraycopy(residual.channels()[o], y * width, other, 0, run);
          Kernels.add(other, sum, run);
        }
        if (rectify) {
          Kernels.rectify(sum, run);
        }
        System.arraycopy(sum, 0, out.channels()[o], y * width, run);
      }
    }
    return out;
  }

  private void weigh(float[][] in, int o, int inputs, float[] sum, int run) {
    int at = o * inputs;
    Kernels.setFour(in[0], in[1], in[2], in[3], weights, at, bias[o], sum, run);
    for (int i = 4; i < inputs; i += 4) {
      Kernels.addFour(in[i], in[i + 1], in[i + 2], in[i + 3], weights, at + i, sum, run);
    }
  }
}
