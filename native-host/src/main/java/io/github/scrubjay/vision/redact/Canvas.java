// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.vision.Box;
import java.util.ArrayList;
import java.util.List;

/** Pixels of one frame that can be painted over, in coded pixels from its top left corner. */
interface Canvas {
  /** Pixels around a box that say what colour its surroundings have. */
  int STRIP = 8;

  int width();

  int height();

  /** How colours are given to {@link #write}. */
  Fill.Channels channels();

  /**
   * Reads a pixel.
   *
   * @param colour gets its channels
   * @return whether there is anything to be seen
   */
  boolean read(int x, int y, double[] colour);

  /**
   * Paints a pixel, opaque.
   *
   * @param flat whether all of its box gets this colour, so that it is worth a place in a palette
   */
  void write(int x, int y, double[] colour, boolean flat);

  /**
   * Paints over boxes.
   *
   * @param boxes in this frame
   */
  default void paint(List<Box> boxes, Style style) {
    Fill.Surroundings surroundings = (x, y, width, height) -> mean(boxes, x, y, width, height);
    // All fills first: none may be made of what another one has painted.
    List<Fill> fills = new ArrayList<>();
    for (Box box : boxes) {
      fills.add(new Fill(style, box, STRIP, surroundings, channels()));
    }
    double[] colour = new double[channels().black().length];
    for (int i = 0; i < fills.size(); i++) {
      Box box = boxes.get(i);
      for (int y = box.y(); y < box.bottom(); y++) {
        for (int x = box.x(); x < box.right(); x++) {
          fills.get(i).at(x + 0.5, y + 0.5, colour);
          write(x, y, colour, fills.get(i).isFlat());
        }
      }
    }
  }

  private double[] mean(List<Box> boxes, int left, int top, int width, int height) {
    double[] sums = new double[channels().black().length];
    double[] colour = new double[sums.length];
    long count = 0;
    for (int y = Math.max(0, top); y < Math.min(height(), top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(width(), left + width); x++) {
        if (!covers(boxes, x, y) && read(x, y, colour)) {
          for (int i = 0; i < sums.length; i++) {
            sums[i] += colour[i];
          }
          count++;
        }
      }
    }
    if (count == 0) {
      return null;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= count;
    }
    return sums;
  }

  /** Whether a pixel lies in one of the boxes. */
  static boolean covers(List<Box> boxes, int x, int y) {
    for (Box box : boxes) {
      if (x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom()) {
        return true;
      }
    }
    return false;
  }

  /** The parts of boxes that lie in a frame, from its corner. */
  static List<Box> inFrame(List<Box> boxes, int left, int top, int width, int height) {
    List<Box> inside = new ArrayList<>();
    for (Box box : boxes) {
      int x = Math.max(0, box.x() - left);
      int y = Math.max(0, box.y() - top);
      int right = Math.min(width, box.right() - left);
      int bottom = Math.min(height, box.bottom() - top);
      if (x < right && y < bottom) {
        inside.add(new Box(x, y, right - x, bottom - y));
      }
    }
    return inside;
  }
}
