// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

/**
 * How the edges of a place run. The modules and bars of a code stand in a grid, so that most of its
 * edges run two ways that are square to each other; those of a photo run all ways.
 *
 * @param degrees by how much the grid is turned, -45 to 45: {@link Luma#turned} by this is upright
 * @param share of the strength of all edges, 0 to 1, that runs within a few degrees of the grid
 */
record Grid(double degrees, double share) {
  private static final int BINS = 90;

  /** To each side of the strongest direction, in degrees, that counts as of it. */
  private static final int NEAR = 4;

  /** Weight of the middle line in Scharr's operator, which tells directions better than Sobel's. */
  private static final int MIDDLE = 10;

  private static final int SIDE = 3;

  /** Difference of brightness over two pixels that makes an edge, at least. */
  private static final int EDGE = 32 * (MIDDLE + 2 * SIDE);

  /** Of a longer side not all pixels are looked at. */
  private static final int ENOUGH_PIXELS = 700;

  /** Of codes that can be read at all a third or more; of a photo a tenth to a fourth. */
  private static final double LIKELY_SHARE = .28;

  static Grid of(Luma luma) {
    double[] strengths = new double[BINS];
    double all = 0;
    int step = 1 + Math.max(luma.width(), luma.height()) / ENOUGH_PIXELS;
    for (int y = 1; y < luma.height() - 1; y += step) {
      for (int x = 1; x < luma.width() - 1; x += step) {
        int rising = luma.at(x + 1, y + 1) - luma.at(x - 1, y - 1);
        int falling = luma.at(x + 1, y - 1) - luma.at(x - 1, y + 1);
        int across = MIDDLE * (luma.at(x + 1, y) - luma.at(x - 1, y)) + SIDE * (rising + falling);
        int down = MIDDLE * (luma.at(x, y + 1) - luma.at(x, y - 1)) + SIDE * (rising - falling);
        int square = across * across + down * down;
        if (square >= EDGE * EDGE) {
          double strength = Math.sqrt(square);
          double angle = Math.toDegrees(Math.atan2(down, across)) + 360;
          strengths[(int) angle % BINS] += strength;
          all += strength;
        }
      }
    }
    int best = 0;
    double most = -1;
    for (int bin = 0; bin < BINS; bin++) {
      double near = near(strengths, bin);
      if (near > most) {
        most = near;
        best = bin;
      }
    }
    double degrees = middle(strengths, best);
    return new Grid(degrees > BINS / 2.0 ? degrees - BINS : degrees, all == 0 ? 0 : most / all);
  }

  /** Whether these can be the edges of a code, be it warped and blurred. */
  boolean isLikelyOfCode() {
    return share >= LIKELY_SHARE;
  }

  private static double near(double[] strengths, int bin) {
    double sum = 0;
    for (int i = -NEAR; i <= NEAR; i++) {
      sum += strengths[(bin + i + BINS) % BINS];
    }
    return sum;
  }

  /** Between the bins around the best one, by their strength. */
  private static double middle(double[] strengths, int best) {
    double sum = 0;
    double moment = 0;
    for (int i = -NEAR; i <= NEAR; i++) {
      double strength = strengths[(best + i + BINS) % BINS];
      sum += strength;
      moment += i * strength;
    }
    return sum == 0 ? 0 : (best + .5 + moment / sum + BINS) % BINS;
  }
}
