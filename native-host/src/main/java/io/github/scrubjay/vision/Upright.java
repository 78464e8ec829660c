// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Turns a picture the way it is shown (Exif 2.32, tag 0x0112). */
final class Upright {
  private Upright() {}

  /**
   * @param orientation 1 to 8
   * @return of {@link BufferedImage#TYPE_INT_RGB}
   */
  static BufferedImage of(PixelRows rows, int orientation) {
    int width = rows.width();
    int height = rows.height();
    boolean turned = orientation > 4;
    BufferedImage upright =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      rows.row(y, row);
      int fromLeft = y;
      int fromRight = height - 1 - y;
      switch (orientation) {
        case 2 -> put(row, pixels, y * width + width - 1, -1);
        case 3 -> put(row, pixels, fromRight * width + width - 1, -1);
        case 4 -> put(row, pixels, fromRight * width, 1);
        case 5 -> put(row, pixels, fromLeft, height);
        case 6 -> put(row, pixels, fromRight, height);
        case 7 -> put(row, pixels, (width - 1) * height + fromRight, -height);
        case 8 -> put(row, pixels, (width - 1) * height + fromLeft, -height);
        default -> System.arraycopy(row, 0, pixels, y * width, width);
      }
    }
    return upright;
  }

  private static void put(int[] row, int[] pixels, int start, int step) {
    for (int x = 0, at = start; x < row.length; x++, at += step) {
      pixels[at] = row[x];
    }
  }
}
