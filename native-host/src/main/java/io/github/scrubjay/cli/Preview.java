// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture with frames around places in it. It shows all that the image shows. */
final class Preview {
  private Preview() {}

  /** As a PNG. */
  static byte[] of(Picture picture, List<Box> boxes) throws IOException {
    BufferedImage image = picture.image();
    Graphics2D graphics = image.createGraphics();
    int stroke = Math.max(2, Math.min(image.getWidth(), image.getHeight()) / 300);
    for (Box box : boxes) {
      int step = picture.step();
      graphics.setColor(Color.WHITE); // seen on dark and on light
      graphics.setStroke(new BasicStroke(2f * stroke));
      graphics.drawRect(box.x() / step, box.y() / step, box.width() / step, box.height() / step);
      graphics.setColor(Color.RED);
      graphics.setStroke(new BasicStroke(stroke));
      graphics.drawRect(box.x() / step, box.y() / step, box.width() / step, box.height() / step);
    }
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", out);
    }
    return png.toByteArray();
  }
}
