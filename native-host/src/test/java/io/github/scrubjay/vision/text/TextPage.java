// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A page of text that remembers which pixels belong to what was planted in it. */
final class TextPage {
  /** A planted value and the smallest box around what was drawn of it. */
  record Planted(String value, Box ink) {}

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Color ground;
  private final double turned;
  final List<Planted> planted = new ArrayList<>();

  private TextPage(int width, int height, Font font, Color ink, Color ground, double turned) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    this.ground = ground;
    this.turned = turned;
    graphics.setColor(ground);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(ink);
    graphics.setFont(font);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.rotate(turned, width / 2.0, height / 2.0);
  }

  static TextPage light(String font, int size) {
    return new TextPage(
        900, 260, new Font(font, Font.PLAIN, size), new Color(0x202124), Color.WHITE, 0);
  }

  static TextPage dark(String font, int size) {
    return new TextPage(
        900, 260, new Font(font, Font.PLAIN, size), new Color(0xD4D4D4), new Color(0x1E1E1E), 0);
  }

  static TextPage turned(String font, int size, double degrees) {
    Font face = new Font(font, Font.PLAIN, size);
    return new TextPage(900, 500, face, Color.BLACK, new Color(0xF4F1EA), Math.toRadians(degrees));
  }

  /** Draws a line in which a value is planted. */
  TextPage line(int x, int baseline, String before, String value, String after) {
    graphics.drawString(before, x, baseline);
    int from = x + graphics.getFontMetrics().stringWidth(before);
    int[] unplanted = pixels().clone();
    graphics.drawString(value, from, baseline);
    Rectangle ink = null;
    for (int i = 0; i < unplanted.length; i++) {
      if (unplanted[i] != pixels()[i]) {
        Rectangle pixel = new Rectangle(i % image.getWidth(), i / image.getWidth(), 1, 1);
        ink = ink == null ? pixel : ink.union(pixel);
      }
    }
    planted.add(new Planted(value, new Box(ink.x, ink.y, ink.width, ink.height)));
    graphics.drawString(after, from + graphics.getFontMetrics().stringWidth(value), baseline);
    return this;
  }

  private int[] pixels() {
    return ((java.awt.image.DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  Picture picture() {
    return Picture.of(image);
  }

  Picture withFilled(List<Box> boxes) {
    BufferedImage filled =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D painter = filled.createGraphics();
    painter.drawImage(image, 0, 0, null);
    painter.setColor(Color.BLACK);
    boxes.forEach(box -> painter.fillRect(box.x(), box.y(), box.width(), box.height()));
    painter.dispose();
    return Picture.of(filled);
  }

  @Override
  public String toString() {
    return graphics.getFont().getName()
        + " "
        + graphics.getFont().getSize()
        + " on #"
        + Integer.toHexString(ground.getRGB() & 0xFFFFFF)
        + ", turned by "
        + Math.round(Math.toDegrees(turned));
  }
}
