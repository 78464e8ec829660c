// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.text.TextDetector;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How many plates that were drawn onto a made-up rear of a car are offered. No photographs: an
 * upper bound.
 */
final class PlateScore {
  private static final int COUNT = 60;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private PlateScore() {}

  static String table(TextDetector detector) throws Cancelled {
    int near = 0;
    int far = 0;
    int elsewhere = 0;
    for (int i = 0; i < COUNT; i++) {
      boolean isNear = i % 2 == 0;
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Box plate = draw(image, isNear ? 260 : 90, new Random(i));
      List<Region> regions = detector.detect(Picture.of(image), Effort.NORMAL, Cancellation.NEVER);
      boolean found =
          regions.stream()
              .anyMatch(region -> region.box().intersection(plate) >= 0.85 * plate.area());
      near += isNear && found ? 1 : 0;
      far += !isNear && found ? 1 : 0;
      elsewhere +=
          (int) regions.stream().filter(region -> region.box().intersection(plate) == 0).count();
    }
    return String.format(
        Locale.ROOT,
        "| plates, drawn | pictures | offered | share | boxes elsewhere |%n|---|---|---|---|---|%n"
            + "| 200 to 260 pixels wide | %d | %d | %s | |%n| 70 to 90 pixels wide | %d | %d | %s | %d in all |%n",
        COUNT / 2,
        near,
        TextScore.percent(near, COUNT / 2),
        COUNT / 2,
        far,
        TextScore.percent(far, COUNT / 2),
        elsewhere);
  }

  /** Where the characters of the plate are. */
  private static Box draw(BufferedImage image, int width, Random random) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Color paint = Color.getHSBColor(random.nextFloat(), 0.5f, 0.3f + 0.4f * random.nextFloat());
    graphics.setPaint(new GradientPaint(0, 0, paint.brighter(), 200, HEIGHT, paint.darker()));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(paint.darker().darker());
    graphics.setStroke(new BasicStroke(9));
    graphics.drawRoundRect(90, 120, WIDTH - 180, HEIGHT - 260, 120, 120);
    boolean european = random.nextBoolean();
    double plateWidth = width * (0.8 + 0.2 * random.nextDouble());
    double plateHeight = plateWidth / (european ? 4.7 : 2);
    graphics.translate(200 + random.nextInt(WIDTH - 600), 200 + random.nextInt(HEIGHT - 400));
    graphics.rotate((random.nextDouble() - 0.5) * 0.24);
    graphics.shear((random.nextDouble() - 0.5) * 0.2, 0);
    graphics.setColor(european ? new Color(0xF4F4F0) : new Color(0xE8EEF6));
    graphics.fill(new Rectangle2D.Double(0, 0, plateWidth, plateHeight));
    String text =
        european
            ? "B " + letters(random, 2) + " " + digits(random, 4)
            : letters(random, 3) + " " + digits(random, 4);
    Font font = new Font("SansSerif", Font.BOLD, 100);
    Shape outline = font.createGlyphVector(graphics.getFontRenderContext(), text).getOutline();
    Rectangle2D bounds = outline.getBounds2D();
    double scale =
        Math.min(plateWidth * 0.86 / bounds.getWidth(), plateHeight * 0.7 / bounds.getHeight());
    AffineTransform fit = new AffineTransform();
    fit.translate(
        plateWidth / 2 - bounds.getCenterX() * scale,
        plateHeight / 2 - bounds.getCenterY() * scale);
    fit.scale(scale, scale);
    Shape fitted = fit.createTransformedShape(outline);
    graphics.setColor(new Color(0x15171C));
    graphics.fill(fitted);
    Rectangle2D seen = graphics.getTransform().createTransformedShape(fitted).getBounds2D();
    graphics.dispose();
    return Box.around(
        seen.getMinX(), seen.getMinY(), seen.getMaxX(), seen.getMaxY(), WIDTH, HEIGHT);
  }

  private static String letters(Random random, int count) {
    return random
        .ints(count, 0, 26)
        .collect(StringBuilder::new, (s, i) -> s.append((char) ('A' + i)), StringBuilder::append)
        .toString();
  }

  private static String digits(Random random, int count) {
    return random
        .ints(count, 0, 10)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
