// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.vision.Box;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Holds a redacted picture against its original with a decoder that is not ours: outside of the
 * boxes the same, inside as it was painted. Of an animation the first picture alone.
 */
final class RedactionCheck {
  /** Decoded rows in memory at a time, of both pictures together. */
  private static final int SHARE_OF_MEMORY = 8;

  private final Painted painted;
  private final boolean flat;
  private final int[] colours;
  private final boolean[] seen;

  private RedactionCheck(Painted painted, boolean flat) {
    this.painted = painted;
    this.flat = flat;
    this.colours = new int[painted.boxes().size()];
    this.seen = new boolean[colours.length];
  }

  /**
   * Passes a good redaction in silence. So it does where there is no decoder for the original.
   *
   * @param format of the original
   * @param flat whether each box has one colour
   * @throws RedactFailed where a pixel is not as it should be
   */
  static void require(byte[] original, String format, Painted painted, boolean flat)
      throws RedactFailed {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      return;
    }
    ImageReader before = readers.next();
    ImageReader after = ImageIO.getImageReadersByFormatName(painted.format()).next();
    try (MemoryCacheImageInputStream one =
            new MemoryCacheImageInputStream(new ByteArrayInputStream(original));
        MemoryCacheImageInputStream two =
            new MemoryCacheImageInputStream(new ByteArrayInputStream(painted.bytes()))) {
      before.setInput(one, false, true);
      after.setInput(two, false, true);
      new RedactionCheck(painted, flat).compare(before, after, format.equals("jpeg"));
    } catch (IOException e) {
      throw failed("it can't be decoded");
    } finally {
      before.dispose();
      after.dispose();
    }
  }

  private void compare(ImageReader before, ImageReader after, boolean jpeg)
      throws IOException, RedactFailed {
    int width;
    int height;
    try {
      width = before.getWidth(0);
      height = before.getHeight(0);
    } catch (IOException | RuntimeException e) {
      return; // a kind that this decoder does not know, such as a JPEG of 12 bits
    }
    if (after.getWidth(0) != width || after.getHeight(0) != height) {
      throw failed("it has another size");
    }
    long rows = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / (8L * width);
    int step = (int) Math.max(64, Math.min(height, rows));
    for (int top = 0; top < height; top += step) {
      Rectangle stripe = new Rectangle(0, top, width, Math.min(step, height - top));
      Rows one;
      try {
        one = Rows.read(before, stripe, jpeg);
      } catch (IOException | RuntimeException | LinkageError e) {
        return;
      }
      Rows two;
      try {
        two = Rows.read(after, stripe, painted.format().equals("jpeg"));
      } catch (RuntimeException | LinkageError e) {
        throw failed("it can't be decoded");
      }
      compare(one, two, stripe);
    }
  }

  private void compare(Rows one, Rows two, Rectangle stripe) throws RedactFailed {
    int bands = one.bands();
    if (two.bands() != bands && painted.exact()) {
      throw failed("it has other channels");
    }
    int[] before = new int[stripe.width * bands];
    int step = two.bands();
    int[] after = new int[stripe.width * step];
    for (int row = 0; row < stripe.height; row++) {
      int y = stripe.y + row;
      one.get(row, before);
      two.get(row, after);
      if (painted.exact() && !Arrays.equals(before, after)) {
        requireSame(before, after, y, bands);
      }
      for (int i = 0; flat && i < painted.boxes().size(); i++) {
        Box box = painted.boxes().get(i);
        for (int x = box.x(); y >= box.y() && y < box.bottom() && x < box.right(); x++) {
          int colour = after[x * step];
          if (seen[i] && colour != colours[i]) {
            throw failed("a box is not of one colour");
          }
          seen[i] = true;
          colours[i] = colour;
        }
      }
    }
  }

  private void requireSame(int[] before, int[] after, int y, int bands) throws RedactFailed {
    for (int x = 0; x < before.length / bands; x++) {
      for (int i = x * bands; i < (x + 1) * bands; i++) {
        if (before[i] != after[i] && !isNear(x, y)) {
          throw failed("a pixel outside of the boxes is another one");
        }
      }
    }
  }

  private boolean isNear(int x, int y) {
    for (Box box : painted.boxes()) {
      if (x >= box.x() - painted.marginX()
          && x < box.right() + painted.marginX()
          && y >= box.y() - painted.marginY()
          && y < box.bottom() + painted.marginY()) {
        return true;
      }
    }
    return false;
  }

  private static RedactFailed failed(String why) {
    return new RedactFailed("the result was checked and refused: " + why);
  }

  /** Some decoded rows: samples, or the colours of a palette. */
  private record Rows(Raster raster, BufferedImage indexed) {
    /** The samples of a JPEG as they are coded, before any colour profile. */
    static Rows read(ImageReader reader, Rectangle stripe, boolean jpeg) throws IOException {
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceRegion(stripe);
      if (jpeg) {
        return new Rows(reader.readRaster(0, param), null);
      }
      BufferedImage image = reader.read(0, param);
      boolean palette = image.getColorModel() instanceof IndexColorModel;
      return palette ? new Rows(null, image) : new Rows(image.getRaster(), null);
    }

    int bands() {
      return raster == null ? 1 : raster.getNumBands();
    }

    void get(int row, int[] samples) {
      if (raster != null) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + row, raster.getWidth(), 1, samples);
        return;
      }
      indexed.getRGB(0, row, indexed.getWidth(), 1, samples, 0, indexed.getWidth());
      for (int i = 0; i < samples.length; i++) {
        // What can't be seen has no colour.
        samples[i] = samples[i] >>> 24 == 0 ? 0 : samples[i];
      }
    }
  }
}
