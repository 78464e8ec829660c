// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.FloatBuffer;

/** A line of text turned level and brought to a size: 0xRRGGBB a pixel, row by row. */
record Strip(int[] pixels, int width, int height) {
  private static final int MOST_REDUCED = 8;

  /**
   * Cuts a line out of a picture of {@link BufferedImage#TYPE_INT_RGB}; what lies outside of it
   * repeats its edge.
   */
  static Strip cut(BufferedImage image, TextLine line, int width, int height) {
    int[] source = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] pixels = new int[width * height];
    double cos = line.cos() * line.width() / width;
    double sin = line.sin() * line.width() / width;
    for (int y = 0; y < height; y++) {
      double down = (y + 0.5) * line.height() / height;
      double fromX = line.pictureX(0.5 * line.width() / width, down) - 0.5;
      double fromY = line.pictureY(0.5 * line.width() / width, down) - 0.5;
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            between(source, image.getWidth(), image.getHeight(), fromX + x * cos, fromY + x * sin);
      }
    }
    return new Strip(pixels, width, height);
  }

  /**
   * The same for a strip smaller than the line, of which every pixel of the picture counts: else
   * thin strokes of large letters fall between the pixels that are looked at.
   */
  static Strip reduced(BufferedImage image, TextLine line, int width, int height) {
    int by = (int) Math.max(1, Math.min(MOST_REDUCED, line.height() / height));
    Strip large = cut(image, line, width * by, height * by);
    if (by == 1) {
      return large;
    }
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int from = i / width * by * large.width + i % width * by;
      int rgb = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int sum = 0;
        for (int j = 0; j < by * by; j++) {
          sum += large.pixels[from + j / by * large.width + j % by] >> shift & 0xFF;
        }
        rgb |= sum / (by * by) << shift;
      }
      pixels[i] = rgb;
    }
    return new Strip(pixels, width, height);
  }

  private static int between(int[] source, int width, int height, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int wx = (int) ((x - left) * 256);
    int wy = (int) ((y - top) * 256);
    int x0 = Math.max(0, Math.min(width - 1, left));
    int x1 = Math.max(0, Math.min(width - 1, left + 1));
    int y0 = Math.max(0, Math.min(height - 1, top)) * width;
    int y1 = Math.max(0, Math.min(height - 1, top + 1)) * width;
    int a = source[y0 + x0];
    int b = source[y0 + x1];
    int c = source[y1 + x0];
    int d = source[y1 + x1];
    if (a == b && a == c && a == d) {
      return a & 0xFFFFFF;
    }
    int out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int upper = (a >> shift & 0xFF) * (256 - wx) + (b >> shift & 0xFF) * wx;
      int lower = (c >> shift & 0xFF) * (256 - wx) + (d >> shift & 0xFF) * wx;
      out |= ((upper * (256 - wy) + lower * wy) >> 16) << shift;
    }
    return out;
  }

  /**
   * Writes three planes, blue, green, red, from -1 to 1, each row padded to {@code stride} by 0.
   */
  void into(FloatBuffer values, int at, int stride) {
    float[] row = new float[width];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          row[x] = (pixels[y * width + x] >> (8 * c) & 0xFF) / 127.5f - 1;
        }
        values.put(at + (c * height + y) * stride, row);
      }
    }
  }
}
