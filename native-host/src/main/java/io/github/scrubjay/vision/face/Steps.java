// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

/** The network's steps besides convolutions. */
final class Steps {
  private Steps() {}

  static Planes sum(Planes a, Planes b) {
    Planes sum = Planes.of(a.count(), a.width(), a.height());
    int size = a.width() * a.height();
    for (int c = 0; c < a.count(); c++) {
      System.arraycopy(a.channels()[c], 0, sum.channels()[c], 0, size);
      Kernels.add(b.channels()[c], sum.channels()[c], size);
    }
    return sum;
  }

  /** The largest of each two by two values. */
  static Planes maximum(Planes in) {
    int width = in.width() / 2;
    int height = in.height() / 2;
    Planes out = Planes.of(in.count(), width, height);
    for (int c = 0; c < in.count(); c++) {
      float[] from = in.channels()[c];
      float[] to = out.channels()[c];
      for (int y = 0; y < height; y++) {
        int above = 2 * y * in.width();
        int below = above + in.width();
        for (int x = 0; x < width; x++, above += 2, below += 2) {
          float top = from[above] > from[above + 1] ? from[above] : from[above + 1];
          float bottom = from[below] > from[below + 1] ? from[below] : from[below + 1];
          to[y * width + x] = top > bottom ? top : bottom;
        }
      }
    }
    return out;
  }

  /** Twice the size by weighing neighbours; pixel centres stay where they are. */
  static Planes doubled(Planes in) {
    int width = in.width();
    int height = in.height();
    Planes out = Planes.of(in.count(), 2 * width, 2 * height);
    float[] mixed = new float[width];
    for (int c = 0; c < in.count(); c++) {
      float[] from = in.channels()[c];
      float[] to = out.channels()[c];
      for (int y = 0; y < 2 * height; y++) {
        int near = y / 2 * width;
        int far = Math.max(0, Math.min(height - 1, y / 2 + (y % 2 == 0 ? -1 : 1))) * width;
        for (int x = 0; x < width; x++) {
          mixed[x] = .75f * from[near + x] + .25f * from[far + x];
        }
        int at = y * 2 * width;
        for (int x = 0; x < width; x++, at += 2) {
          float left = mixed[x == 0 ? 0 : x - 1];
          float right = mixed[x == width - 1 ? x : x + 1];
          to[at] = .75f * mixed[x] + .25f * left;
          to[at + 1] = .75f * mixed[x] + .25f * right;
        }
      }
    }
    return out;
  }
}
