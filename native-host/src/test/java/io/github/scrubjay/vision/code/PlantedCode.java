// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import io.github.scrubjay.vision.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Map;

/** A code on a white label that is drawn into a picture, turned by any angle. */
final class PlantedCode {
  /** White around it, in modules. */
  private static final double QUIET = 10;

  private final BitMatrix bits;
  private final int rowHeight;

  private PlantedCode(BitMatrix bits, int rowHeight) {
    this.bits = bits;
    this.rowHeight = rowHeight;
  }

  static PlantedCode of(BarcodeFormat format, String text) {
    try {
      BitMatrix bits =
          new MultiFormatWriter().encode(text, format, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
      boolean linear =
          format == BarcodeFormat.EAN_13
              || format == BarcodeFormat.EAN_8
              || format == BarcodeFormat.CODE_128;
      return new PlantedCode(bits, linear ? 40 : 1);
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Draws it.
   *
   * @param module side of a module in pixels
   * @return the box around its dark and bright modules, without the label
   */
  Box plant(BufferedImage picture, int x, int y, double module, double degrees, boolean inverted) {
    int[] frame = bits.getEnclosingRectangle();
    double width = frame[2];
    double height = rowHeight == 1 ? frame[3] : rowHeight;
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(degrees));
    place.scale(module, module);
    place.translate(-width / 2, -height / 2);
    graphics.transform(place);
    graphics.setColor(inverted ? Color.BLACK : Color.WHITE);
    graphics.fill(new Rectangle2D.Double(-QUIET, -QUIET, width + 2 * QUIET, height + 2 * QUIET));
    graphics.setColor(inverted ? Color.WHITE : Color.BLACK);
    for (int row = 0; row < (rowHeight == 1 ? height : 1); row++) {
      for (int column = 0; column < width; column++) {
        if (bits.get(frame[0] + column, frame[1] + row)) {
          graphics.fill(new Rectangle2D.Double(column, row, 1.02, rowHeight == 1 ? 1.02 : height));
        }
      }
    }
    graphics.dispose();
    return around(place, width, height, picture);
  }

  private static Box around(
      AffineTransform place, double width, double height, BufferedImage picture) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = 0;
    double bottom = 0;
    for (int corner = 0; corner < 4; corner++) {
      Point2D point =
          place.transform(new Point2D.Double(corner % 2 * width, corner / 2 * height), null);
      left = Math.min(left, point.getX());
      top = Math.min(top, point.getY());
      right = Math.max(right, point.getX());
      bottom = Math.max(bottom, point.getY());
    }
    return Box.around(left, top, right, bottom, picture.getWidth(), picture.getHeight());
  }
}
