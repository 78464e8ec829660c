// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture as it is shown: upright, alpha over white, the first frame or page. Very large ones are
 * held reduced by a whole number, the step; sizes and regions always speak of the whole.
 */
public final class Picture {
  private final BufferedImage image;
  private final int width;
  private final int height;
  private final int step;

  Picture(BufferedImage image, int width, int height, int step) {
    this.image = image;
    this.width = width;
    this.height = height;
    this.step = step;
  }

  /**
   * A picture that is already upright and opaque.
   *
   * @param image of {@link BufferedImage#TYPE_INT_RGB}
   */
  public static Picture of(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException("type " + image.getType() + ", must be TYPE_INT_RGB");
    }
    return new Picture(image, image.getWidth(), image.getHeight(), 1);
  }

  /**
   * Decodes an image in memory.
   *
   * @param image the whole file
   * @throws Undecodable where there is no decoder for it, it is broken or too large
   */
  public static Picture decode(byte[] image) throws Undecodable {
    return decode(image, Decoding.HELD_PIXELS);
  }

  /**
   * Decodes an image in memory.
   *
   * @param pixels how many may be held; a larger picture is reduced while it is read
   */
  static Picture decode(byte[] image, long pixels) throws Undecodable {
    return Decoding.of(image, pixels);
  }

  /** Columns of the whole picture as shown. */
  public int width() {
    return width;
  }

  /** Rows of the whole picture as shown. */
  public int height() {
    return height;
  }

  /** How many columns of the whole picture one of {@link #image} stands for, rows likewise. */
  public int step() {
    return step;
  }

  /**
   * The pixels that are held, of {@link BufferedImage#TYPE_INT_RGB}: the whole picture where the
   * step is 1.
   */
  public BufferedImage image() {
    return image;
  }

  /**
   * The pixels of {@link #image} themselves, row by row, 0xRRGGBB in the low 24 bits; the others
   * may be set. Not to be changed by detectors.
   */
  public int[] pixels() {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** The box in the whole picture around edges in pixels of {@link #image}. */
  public Box box(double left, double top, double right, double bottom) {
    return Box.around(left * step, top * step, right * step, bottom * step, width, height);
  }
}
