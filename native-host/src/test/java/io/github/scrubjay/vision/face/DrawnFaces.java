// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Pictures with drawn faces, good enough for the network to take them for people. */
public final class DrawnFaces {
  private static final Color HAIR = new Color(60, 40, 30);

  private final BufferedImage picture;

  public DrawnFaces(int width, int height) {
    picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(120, 140, 160), width, height, new Color(190, 190, 170)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
  }

  /** Adds a face whose eyes to mouth are about {@code size} pixels wide, its nose at this place. */
  public DrawnFaces face(int x, int y, int size) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(size / 100.0, size / 100.0);
    graphics.transform(place);
    drawHead(graphics);
    drawEye(graphics, -21);
    drawEye(graphics, 21);
    drawNoseAndMouth(graphics);
    graphics.dispose();
    return this;
  }

  public BufferedImage picture() {
    return picture;
  }

  private static void drawHead(Graphics2D graphics) {
    graphics.setColor(new Color(60, 70, 110));
    graphics.fill(new RoundRectangle2D.Double(-110, 85, 220, 140, 80, 80));
    graphics.setColor(new Color(200, 150, 120));
    graphics.fill(new Rectangle2D.Double(-22, 50, 44, 50));
    graphics.setColor(HAIR);
    graphics.fill(new Ellipse2D.Double(-60, -85, 120, 130));
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(-10, -10),
            80,
            new float[] {0, 1},
            new Color[] {new Color(240, 195, 165), new Color(190, 140, 110)}));
    graphics.fill(new Ellipse2D.Double(-48, -62, 96, 130));
    graphics.setColor(HAIR);
    graphics.fill(new Arc2D.Double(-52, -72, 104, 70, 0, 180, Arc2D.CHORD));
  }

  private static void drawEye(Graphics2D graphics, int x) {
    graphics.setColor(new Color(170, 120, 95));
    graphics.fill(new Ellipse2D.Double(x - 14, -16, 28, 18));
    graphics.setColor(new Color(250, 250, 250));
    graphics.fill(new Ellipse2D.Double(x - 10, -12, 20, 11));
    graphics.setColor(new Color(70, 50, 40));
    graphics.fill(new Ellipse2D.Double(x - 5, -12, 10, 11));
    graphics.setColor(Color.BLACK);
    graphics.fill(new Ellipse2D.Double(x - 2.5, -9, 5, 5));
    graphics.setColor(new Color(70, 45, 35));
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(new QuadCurve2D.Double(x - 13, -20, x, -27, x + 13, -20));
  }

  private static void drawNoseAndMouth(Graphics2D graphics) {
    graphics.setColor(new Color(175, 125, 100));
    graphics.fill(new Polygon(new int[] {-4, 4, 11, -11}, new int[] {-8, -8, 22, 22}, 4));
    graphics.setColor(new Color(215, 165, 135));
    graphics.fill(new Ellipse2D.Double(-5, -5, 10, 26));
    graphics.setColor(new Color(120, 70, 60));
    graphics.fill(new Ellipse2D.Double(-8, 19, 5, 4));
    graphics.fill(new Ellipse2D.Double(3, 19, 5, 4));
    graphics.setColor(new Color(175, 80, 80));
    graphics.fill(new Ellipse2D.Double(-20, 32, 40, 14));
    graphics.setColor(new Color(110, 40, 45));
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(new QuadCurve2D.Double(-20, 38, 0, 44, 20, 38));
  }
}
