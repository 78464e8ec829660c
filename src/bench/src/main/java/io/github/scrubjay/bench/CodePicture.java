// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import io.github.scrubjay.vision.Box;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;

/**
 * A code drawn as a camera might see it, on a textured ground, and where its corners came to lie.
 */
final class CodePicture {
  /** What happens to it on its way. */
  enum Way {
    PLAIN,
    TURNED,
    PERSPECTIVE,
    WARPED,
    BLURRED,
    NOISY
  }

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Random random;
  private final BitMatrix code;
  private final double module;
  private final double angle;
  private final double tiltX;
  private final double tiltY;
  private final double wave;
  private int left = WIDTH;
  private int top = HEIGHT;
  private int right;
  private int bottom;

  CodePicture(BarcodeFormat format, Way way, long seed) throws WriterException {
    this.random = new Random(seed);
    this.code =
        new MultiFormatWriter()
            .encode(content(format), format, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
    double most = Math.min(420.0 / code.getWidth(), 300.0 / Math.max(1, code.getHeight()));
    this.module = Math.min(most, 3.5 + 3 * random.nextDouble());
    boolean turned = way == Way.TURNED || way == Way.PERSPECTIVE;
    this.angle =
        way == Way.TURNED
            ? random.nextDouble() * 2 * Math.PI
            : turned ? (random.nextDouble() - 0.5) * 0.6 : 0;
    this.tiltX = way == Way.PERSPECTIVE ? (random.nextDouble() - 0.5) * 0.0022 : 0;
    this.tiltY = way == Way.PERSPECTIVE ? (random.nextDouble() - 0.5) * 0.0022 : 0;
    this.wave = way == Way.WARPED ? module * (0.5 + random.nextDouble() * 0.7) : 0;
    float[] grey = draw();
    if (way == Way.BLURRED) {
      grey = blurred(grey, module * (0.35 + 0.25 * random.nextDouble()));
    }
    double noise = way == Way.NOISY ? 22 + 14 * random.nextDouble() : 3;
    for (int i = 0; i < grey.length; i++) {
      int value = (int) Math.max(0, Math.min(255, grey[i] + noise * random.nextGaussian()));
      image.setRGB(i % WIDTH, i / WIDTH, value << 16 | value << 8 | value);
    }
  }

  Box box() {
    return new Box(left, top, right - left, bottom - top);
  }

  private String content(BarcodeFormat format) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      digits.append(random.nextInt(10));
    }
    return switch (format) {
      case EAN_13 -> digits + checkDigit(digits);
      case CODE_128 -> "SJ" + digits;
      default -> "https://example.org/t/" + digits;
    };
  }

  /** GS1 General Specifications, 7.9: weights 1 and 3. */
  private static String checkDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return String.valueOf((10 - sum % 10) % 10);
  }

  private float[] draw() {
    double rows = code.getHeight() == 1 ? 60 / module : code.getHeight();
    float[] grey = new float[WIDTH * HEIGHT];
    double phase = random.nextDouble() * 6;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double sum = 0;
        for (int s = 0; s < 4; s++) {
          sum +=
              at(x + 0.25 + s % 2 * 0.5, y + 0.25 + s / 2 * 0.5, rows, phase, s == 0 ? x : -1, y);
        }
        grey[y * WIDTH + x] = (float) (sum / 4);
      }
    }
    return grey;
  }

  private double at(double px, double py, double rows, double phase, int column, int row) {
    double x = px - WIDTH / 2.0;
    double y = py - HEIGHT / 2.0;
    double w = 1 + tiltX * x + tiltY * y;
    x = (x + wave * Math.sin(y / 40 + phase)) / w;
    y = (y + wave * Math.sin(x / 55 + phase)) / w;
    double u = (x * Math.cos(angle) + y * Math.sin(angle)) / module + code.getWidth() / 2.0;
    double v = (-x * Math.sin(angle) + y * Math.cos(angle)) / module + rows / 2;
    if (u >= 0 && v >= 0 && u < code.getWidth() && v < rows) {
      if (column >= 0) {
        left = Math.min(left, column);
        right = Math.max(right, column + 1);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row + 1);
      }
      return code.get((int) u, code.getHeight() == 1 ? 0 : (int) v) ? 28 : 232;
    }
    boolean quiet = u >= -4 && v >= -4 && u < code.getWidth() + 4 && v < rows + 4;
    return quiet ? 232 : 150 + 40 * Math.sin(px / 37 + phase) * Math.cos(py / 23);
  }

  /** A Gaussian of this deviation, one direction after the other. */
  private static float[] blurred(float[] grey, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += weights[i + reach];
    }
    float[] across = new float[grey.length];
    float[] down = new float[grey.length];
    for (int pass = 0; pass < 2; pass++) {
      float[] from = pass == 0 ? grey : across;
      float[] to = pass == 0 ? across : down;
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          float value = 0;
          for (int i = -reach; i <= reach; i++) {
            int sx = pass == 0 ? Math.max(0, Math.min(WIDTH - 1, x + i)) : x;
            int sy = pass == 1 ? Math.max(0, Math.min(HEIGHT - 1, y + i)) : y;
            value += from[sy * WIDTH + sx] * weights[i + reach];
          }
          to[y * WIDTH + x] = value / sum;
        }
      }
    }
    return down;
  }
}
