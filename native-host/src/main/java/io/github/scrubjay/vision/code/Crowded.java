// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import io.github.scrubjay.vision.Box;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places that are crowded with edges between dark and bright, as codes are and most of a photo is
 * not. ZXing looks for its square codes from the middle of what it is given outwards, and so has to
 * be given such places.
 */
final class Crowded {
  /** Side of a cell in pixels. */
  private static final int CELL = 8;

  /** Difference of brightness between neighbours that makes an edge, at least. */
  private static final int EDGE = 24;

  /** How many times as large as the middle one of all differences, which is that of the noise. */
  private static final int ABOVE_NOISE = 4;

  /** Edges in a cell of 64 pixels that make it crowded. */
  private static final int EDGES = 16;

  /** Cells of a place at least, both ways. */
  private static final int CELLS = 2;

  /** Area around two places over the sum of theirs. */
  private static final double FULL = 1.1;

  /** Area around two places over that of the larger. */
  private static final double MORE = 1.15;

  private static final int MOST_JOINED = 2;

  private Crowded() {}

  /**
   * The places, in pixels of {@code luma}, the largest first, with a margin around, and behind them
   * those that are made of two.
   */
  static List<Box> places(Luma luma, int most) {
    int columns = luma.width() / CELL;
    int rows = luma.height() / CELL;
    boolean[] crowded = new boolean[columns * rows];
    int edge = Math.max(EDGE, ABOVE_NOISE * middleDifference(luma));
    for (int i = 0; i < crowded.length; i++) {
      crowded[i] = edges(luma, i % columns * CELL, i / columns * CELL, edge) >= EDGES;
    }
    List<Box> places = new ArrayList<>();
    for (int i = 0; i < crowded.length; i++) {
      if (crowded[i]) {
        Box cells = takeTogether(crowded, columns, rows, i);
        if (cells.width() >= CELLS && cells.height() >= CELLS) {
          places.add(inPixels(cells, luma));
        }
      }
    }
    places.sort(Comparator.comparingLong(Box::area).reversed());
    List<Box> largest = new ArrayList<>(places.subList(0, Math.min(most, places.size())));
    largest.addAll(joined(largest));
    return largest;
  }

  /**
   * Places that meet and fill the box around both: the wide bars at the end of a code are not
   * crowded, and part it.
   */
  private static List<Box> joined(List<Box> places) {
    List<Box> joined = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size(); j++) {
        Box one = places.get(i);
        Box other = places.get(j);
        Box both = around(one, other);
        boolean full = both.area() <= FULL * (one.area() + other.area());
        boolean more = both.area() >= MORE * Math.max(one.area(), other.area());
        if (full && more && one.intersection(other) > 0 && joined.size() < MOST_JOINED) {
          joined.add(both);
        }
      }
    }
    return joined;
  }

  private static Box around(Box one, Box other) {
    int left = Math.min(one.x(), other.x());
    int top = Math.min(one.y(), other.y());
    return new Box(
        left,
        top,
        Math.max(one.right(), other.right()) - left,
        Math.max(one.bottom(), other.bottom()) - top);
  }

  private static int middleDifference(Luma luma) {
    int[] counts = new int[256];
    int all = 0;
    for (int y = 0; y < luma.height(); y += 2) {
      for (int x = 1; x < luma.width(); x += 2) {
        counts[Math.abs(luma.at(x, y) - luma.at(x - 1, y))]++;
        all++;
      }
    }
    int middle = 0;
    for (int seen = counts[0]; seen <= all / 2 && middle < 255; seen += counts[middle]) {
      middle++;
    }
    return middle;
  }

  private static int edges(Luma luma, int left, int top, int edge) {
    int edges = 0;
    for (int y = top; y < top + CELL; y++) {
      for (int x = left; x < left + CELL; x++) {
        int value = luma.at(x, y);
        int right = luma.at(Math.min(luma.width() - 1, x + 1), y);
        int below = luma.at(x, Math.min(luma.height() - 1, y + 1));
        if (Math.abs(value - right) > edge || Math.abs(value - below) > edge) {
          edges++;
        }
      }
    }
    return edges;
  }

  /** The cells that hang together with one, taken out of the field. */
  private static Box takeTogether(boolean[] crowded, int columns, int rows, int first) {
    int left = columns;
    int top = rows;
    int right = 0;
    int bottom = 0;
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(first);
    crowded[first] = false;
    while (!open.isEmpty()) {
      int cell = open.remove();
      int x = cell % columns;
      int y = cell / columns;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int next = cell + dy * columns + dx;
          boolean inside = x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows;
          if (inside && crowded[next]) {
            crowded[next] = false;
            open.add(next);
          }
        }
      }
    }
    return new Box(left, top, right - left, bottom - top);
  }

  private static Box inPixels(Box cells, Luma luma) {
    int margin = CELL;
    return Box.around(
        cells.x() * CELL - margin,
        cells.y() * CELL - margin,
        cells.right() * CELL + margin,
        cells.bottom() * CELL + margin,
        luma.width(),
        luma.height());
  }
}
