// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/**
 * The colours of an indexed picture. A colour that only covered pixels had goes with them: what no
 * pixel uses any more becomes black.
 */
final class Palette {
  /** Red, green and blue of these channels. */
  static final Fill.Channels CHANNELS =
      new Fill.Channels(
          new double[3], new double[] {128, 128, 128}, new boolean[] {true, true, true}, 255);

  private static final int OPAQUE = 255;

  private final int[] colours;
  private final int[] alphas;
  private final boolean[] used;
  private int size;

  /**
   * @param capacity entries that there can be
   */
  Palette(int capacity) {
    colours = new int[capacity];
    alphas = new int[capacity];
    used = new boolean[capacity];
    Arrays.fill(alphas, OPAQUE);
  }

  /** Adds an entry of the original. */
  void add(int red, int green, int blue) {
    colours[size++] = red << 16 | green << 8 | blue;
  }

  void alpha(int index, int alpha) {
    alphas[index] = alpha;
  }

  /** Notes that a pixel that stays has this index, which need not be in the palette. */
  void use(int index) {
    if (index < used.length) {
      used[index] = true;
    }
  }

  int size() {
    return size;
  }

  /** 0xRRGGBB. */
  int colour(int index) {
    return index < size ? colours[index] : 0;
  }

  int alpha(int index) {
    return alphas[index];
  }

  /** Reads an entry; false where nothing of it is to be seen. */
  boolean read(int index, double[] colour) {
    int rgb = colour(index);
    colour[0] = rgb >> 16;
    colour[1] = rgb >> 8 & 0xFF;
    colour[2] = rgb & 0xFF;
    return index < size && alphas[index] > 0;
  }

  /**
   * The index to paint with.
   *
   * @param exact whether an entry that no other pixel has may be made for it
   * @param but an index that is not shown; -1 for none
   */
  int index(double[] colour, boolean exact, int but) {
    int rgb =
        (int) Math.rint(colour[0]) << 16
            | (int) Math.rint(colour[1]) << 8
            | (int) Math.rint(colour[2]);
    int nearest = nearest(rgb, but);
    if (nearest >= 0 && (!exact || colours[nearest] == rgb)) {
      used[nearest] = true;
      return nearest;
    }
    for (int i = 0; i < Math.min(size + 1, used.length); i++) {
      if (!used[i] && i != but) {
        colours[i] = rgb;
        alphas[i] = OPAQUE;
        used[i] = true;
        size = Math.max(size, i + 1);
        return i;
      }
    }
    // Each entry is some pixel's: the nearest one, and where none is opaque any, is flat as well.
    return Math.max(0, nearest);
  }

  /** The opaque entry in use that is nearest; -1 where there is none. */
  private int nearest(int rgb, int but) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (!used[i] || i == but || alphas[i] < OPAQUE) {
        continue;
      }
      long red = (colours[i] >> 16) - (rgb >> 16);
      long green = (colours[i] >> 8 & 0xFF) - (rgb >> 8 & 0xFF);
      long blue = (colours[i] & 0xFF) - (rgb & 0xFF);
      long distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** Makes black of what no pixel uses. */
  void forgetUnused() {
    for (int i = 0; i < size; i++) {
      if (!used[i]) {
        colours[i] = 0;
        alphas[i] = OPAQUE;
      }
    }
  }
}
