// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Picture;
import java.util.Arrays;
import java.util.Optional;

/**
 * Brightness of a part of a picture, perhaps made smaller.
 *
 * @param values 0 is black, row by row
 * @param left where the part begins in {@link Picture#image}, as {@code top}
 * @param scale how many pixels of {@link Picture#image} one stands for
 */
record Luma(byte[] values, int width, int height, int left, int top, double scale) {

  /** How far a pixel is drawn away, in its distance from the mean. */
  private static final int SHARPNESS = 4;

  /**
   * The whole picture, made smaller by a whole number where it is larger.
   *
   * @param longSide at most
   */
  static Luma of(Picture picture, int longSide) {
    int fullWidth = picture.image().getWidth();
    int fullHeight = picture.image().getHeight();
    int step = (Math.max(fullWidth, fullHeight) + longSide - 1) / longSide;
    int across = Math.min(step, fullWidth);
    int down = Math.min(step, fullHeight);
    int width = fullWidth / across;
    int height = fullHeight / down;
    byte[] values = new byte[width * height];
    int[] sums = new int[width];
    int[] pixels = picture.pixels();
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      for (int dy = 0; dy < down; dy++) {
        int from = (y * down + dy) * fullWidth;
        for (int x = 0; x < width; x++) {
          for (int dx = 0; dx < across; dx++) {
            int rgb = pixels[from++];
            // ITU-R BT.601, in 256ths
            sums[x] += 77 * (rgb >> 16 & 0xFF) + 150 * (rgb >> 8 & 0xFF) + 29 * (rgb & 0xFF);
          }
        }
      }
      for (int x = 0; x < width; x++) {
        values[y * width + x] = (byte) (sums[x] / (256 * across * down));
      }
    }
    return new Luma(values, width, height, 0, 0, step);
  }

  int at(int x, int y) {
    return values[y * width + x] & 0xFF;
  }

  /** Each two by two pixels as one. */
  Luma half() {
    int halfWidth = Math.max(1, width / 2);
    int halfHeight = Math.max(1, height / 2);
    byte[] half = new byte[halfWidth * halfHeight];
    for (int y = 0; y < halfHeight; y++) {
      int lower = Math.min(height - 1, 2 * y + 1);
      for (int x = 0; x < halfWidth; x++) {
        int right = Math.min(width - 1, 2 * x + 1);
        int sum = at(2 * x, 2 * y) + at(right, 2 * y) + at(2 * x, lower) + at(right, lower);
        half[y * halfWidth + x] = (byte) (sum / 4);
      }
    }
    return new Luma(half, halfWidth, halfHeight, left, top, 2 * scale);
  }

  /** Each pixel as two by two, between which the brightness goes evenly. */
  Luma doubled() {
    byte[] doubled = new byte[4 * values.length];
    for (int y = 0; y < 2 * height; y++) {
      for (int x = 0; x < 2 * width; x++) {
        doubled[y * 2 * width + x] = between(x / 2.0 - .25, y / 2.0 - .25);
      }
    }
    return new Luma(doubled, 2 * width, 2 * height, left, top, scale / 2);
  }

  /**
   * This with a frame as bright as its brightest parts, as paper around a code.
   *
   * @param margin its width in pixels; what was at 0, 0 is there now both ways
   */
  Luma framed(int margin) {
    int fullWidth = width + 2 * margin;
    byte[] framed = new byte[fullWidth * (height + 2 * margin)];
    Arrays.fill(framed, (byte) paper());
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, y * width, framed, (y + margin) * fullWidth + margin, width);
    }
    return new Luma(framed, fullWidth, height + 2 * margin, left, top, scale);
  }

  /** What a tenth of the pixels is brighter than. */
  private int paper() {
    int[] levels = new int[256];
    for (byte value : values) {
      levels[value & 0xFF]++;
    }
    int level = 255;
    for (int brighter = levels[255]; brighter < values.length / 10; brighter += levels[level]) {
      level--;
    }
    return level;
  }

  /** The mean of each pixel and its eight neighbours; the edge stays as it is. */
  Luma smoothed() {
    byte[] smooth = values.clone();
    int[] columns = new int[width];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 0; x < width; x++) {
        columns[x] = at(x, y - 1) + at(x, y) + at(x, y + 1);
      }
      for (int x = 1; x < width - 1; x++) {
        smooth[y * width + x] = (byte) ((columns[x - 1] + columns[x] + columns[x + 1]) / 9);
      }
    }
    return new Luma(smooth, width, height, left, top, scale);
  }

  /**
   * Each pixel drawn away from the mean of those around it, which takes back some of a blur as wide
   * as the modules of a code.
   *
   * @param reach pixels to each side that count as around
   */
  Luma sharpened(int reach) {
    int[] sums = new int[width];
    byte[] sharp = new byte[values.length];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(height - 1, y + reach);
      if (y == 0) {
        for (int line = top; line <= bottom; line++) {
          add(sums, line, 1);
        }
      } else {
        if (y + reach < height) {
          add(sums, y + reach, 1);
        }
        if (y - reach - 1 >= 0) {
          add(sums, y - reach - 1, -1);
        }
      }
      int lines = bottom - top + 1;
      int sum = 0;
      for (int x = 0; x < Math.min(reach, width); x++) {
        sum += sums[x];
      }
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width - 1, x + reach);
        if (x + reach < width) {
          sum += sums[x + reach];
        }
        if (x - reach - 1 >= 0) {
          sum -= sums[x - reach - 1];
        }
        int mean = sum / (lines * (right - left + 1));
        int value = at(x, y) + SHARPNESS * (at(x, y) - mean);
        sharp[y * width + x] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new Luma(sharp, width, height, this.left, this.top, scale);
  }

  private void add(int[] sums, int line, int times) {
    for (int x = 0; x < width; x++) {
      sums[x] += times * at(x, line);
    }
  }

  /** A part of this. */
  Luma part(Box box) {
    byte[] part = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(values, (box.y() + y) * width + box.x(), part, y * box.width(), box.width());
    }
    return new Luma(
        part,
        box.width(),
        box.height(),
        left + (int) (box.x() * scale),
        top + (int) (box.y() * scale),
        scale);
  }

  /**
   * A piece of one row or column as a row.
   *
   * @param upright whether it is of a row
   * @param at which row or column
   * @return nothing where it is outside of this
   */
  Optional<Luma> line(boolean upright, int at, int first, int count) {
    int length = upright ? width : height;
    int from = Math.max(0, first);
    int to = Math.min(length, first + count);
    if (at < 0 || at >= (upright ? height : width) || from >= to) {
      return Optional.empty();
    }
    byte[] line = new byte[to - from];
    for (int i = from; i < to; i++) {
      line[i - from] = upright ? values[at * width + i] : values[i * width + at];
    }
    return Optional.of(new Luma(line, line.length, 1, left, top, scale));
  }

  /** This turned by 90 degrees with the clock: what was at x, y is at height - 1 - y, x. */
  Luma quarterTurned() {
    byte[] turned = new byte[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + height - 1 - y] = values[y * width + x];
      }
    }
    return new Luma(turned, height, width, left, top, scale);
  }

  /**
   * This turned about its middle, large enough for all of it; what is beyond its edges is as bright
   * as the nearest pixel. Points of it are brought back by {@link #back}.
   */
  Luma turned(double degrees) {
    int side = (int) Math.ceil(Math.hypot(width, height));
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    byte[] turned = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double dx = x + .5 - side / 2.0;
        double dy = y + .5 - side / 2.0;
        turned[y * side + x] =
            between(
                width / 2.0 + dx * cos - dy * sin - .5, height / 2.0 + dx * sin + dy * cos - .5);
      }
    }
    return new Luma(turned, side, side, 0, 0, 1);
  }

  /** Edges in {@link #turned} as edges around the same place in this. */
  Edges back(Edges edges, double degrees) {
    double side = Math.ceil(Math.hypot(width, height));
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    ResultPoint[] corners = new ResultPoint[4];
    for (int i = 0; i < 4; i++) {
      double dx = (i % 2 == 0 ? edges.left() : edges.right()) - side / 2;
      double dy = (i < 2 ? edges.top() : edges.bottom()) - side / 2;
      corners[i] =
          new ResultPoint(
              (float) (width / 2.0 + dx * cos - dy * sin),
              (float) (height / 2.0 + dx * sin + dy * cos));
    }
    return Edges.around(corners);
  }

  private byte between(double x, double y) {
    double insideX = Math.max(0, Math.min(width - 1, x));
    double insideY = Math.max(0, Math.min(height - 1, y));
    int left = (int) insideX;
    int top = (int) insideY;
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    double across = insideX - left;
    double down = insideY - top;
    double upper = at(left, top) + (at(right, top) - at(left, top)) * across;
    double lower = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * across;
    return (byte) (int) (upper + (lower - upper) * down);
  }

  Luma inverted() {
    byte[] inverted = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      inverted[i] = (byte) ~values[i];
    }
    return new Luma(inverted, width, height, left, top, scale);
  }

  /** For ZXing's readers. */
  BinaryBitmap bitmap() {
    return new BinaryBitmap(new HybridBinarizer(new Source()));
  }

  /** Edges in this as a box in the whole picture. */
  Box box(Picture picture, Edges edges) {
    return picture.box(
        left + edges.left() * scale,
        top + edges.top() * scale,
        left + edges.right() * scale,
        top + edges.bottom() * scale);
  }

  /** ZXing's view of the values. */
  private final class Source extends LuminanceSource {
    private Source() {
      super(width, height);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      byte[] into = row == null || row.length < width ? new byte[width] : row;
      System.arraycopy(values, y * width, into, 0, width);
      return into;
    }

    @Override
    public byte[] getMatrix() {
      return values;
    }

    @Override
    public boolean isRotateSupported() {
      return true;
    }

    @Override
    public LuminanceSource rotateCounterClockwise() {
      byte[] turned = new byte[values.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          turned[(width - 1 - x) * height + y] = values[y * width + x];
        }
      }
      return new Luma(turned, height, width, 0, 0, 1).new Source();
    }

    @Override
    public boolean isCropSupported() {
      return true;
    }

    @Override
    public LuminanceSource crop(int x, int y, int cropWidth, int cropHeight) {
      return part(new Box(x, y, cropWidth, cropHeight)).new Source();
    }
  }
}
