// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import java.util.Optional;

/**
 * How far a bar code reaches. ZXing says only where along one line it read it: the bars go on as
 * long as the lines beside look like that one.
 */
final class Bars {
  /** Of the line's pixels that must agree. */
  private static final double ALIKE = .72;

  /** Height over length, of the lowest bars. */
  private static final double LOWEST = .06;

  /** Of the height, for the digits below or above. */
  private static final double DIGITS = .2;

  /** Pixels that the bars may move sideways from one line to the next, where they lean. */
  private static final int LEAN = 2;

  private Bars() {}

  /**
   * How far the bars reach; nothing where they are too low to be bars.
   *
   * @param line from the middle of the first mark to the middle of the last one
   * @param share of its length that is missing at both ends
   */
  static Optional<Edges> around(Edges line, Luma luma, double share) {
    boolean upright = line.width() >= line.height();
    double length = upright ? line.width() : line.height();
    double middle = upright ? (line.top() + line.bottom()) / 2 : (line.left() + line.right()) / 2;
    int from = (int) (upright ? line.left() : line.top());
    int to = (int) Math.ceil(upright ? line.right() : line.bottom());
    Lines lines = new Lines(luma, upright, from, to);
    double before = lines.reach((int) middle, -1);
    double after = lines.reach((int) middle, 1);
    if (before + after < LOWEST * length) {
      return Optional.empty(); // a line of something else that happened to fit
    }
    double margin = share * length;
    double digits = DIGITS * (before + after) + 4;
    double lean = Math.abs(upright ? line.height() : line.width()) / 2;
    return Optional.of(
        upright
            ? new Edges(
                line.left() - margin,
                middle - before - digits - lean,
                line.right() + margin,
                middle + after + digits + lean)
            : new Edges(
                middle - before - digits - lean,
                line.top() - margin,
                middle + after + digits + lean,
                line.bottom() + margin));
  }

  /** Lines across the bars, dark or bright by their own mean. */
  private record Lines(Luma luma, boolean upright, int from, int to) {

    /** How many lines from this one on look like the one before. */
    private int reach(int middle, int step) {
      int most = upright ? luma.height() : luma.width();
      int start = Math.max(0, Math.min(most - 1, middle));
      int faint = contrast(start) / 2;
      boolean[] last = line(start, 0);
      int shift = 0;
      int count = 0;
      for (int at = middle + step; at >= 0 && at < most; at += step) {
        int best = shift;
        double alike = 0;
        for (int lean = shift - LEAN; lean <= shift + LEAN; lean++) {
          double now = alike(last, line(at, lean));
          if (now > alike) {
            alike = now;
            best = lean;
          }
        }
        if (alike < ALIKE || contrast(at) < faint) {
          break;
        }
        last = line(at, best);
        shift = best;
        count++;
      }
      return count;
    }

    private int contrast(int at) {
      int darkest = 255;
      int brightest = 0;
      for (int along = Math.max(0, from); along < to; along++) {
        int most = upright ? luma.width() : luma.height();
        int inside = Math.min(most - 1, along);
        int value = upright ? luma.at(inside, at) : luma.at(at, inside);
        darkest = Math.min(darkest, value);
        brightest = Math.max(brightest, value);
      }
      return brightest - darkest;
    }

    private boolean[] line(int at, int shift) {
      int length = to - from;
      int[] values = new int[length];
      long sum = 0;
      for (int i = 0; i < length; i++) {
        int along = from + i + shift;
        int most = upright ? luma.width() : luma.height();
        int inside = Math.max(0, Math.min(most - 1, along));
        values[i] = upright ? luma.at(inside, at) : luma.at(at, inside);
        sum += values[i];
      }
      boolean[] dark = new boolean[length];
      for (int i = 0; i < length; i++) {
        dark[i] = (long) values[i] * length < sum;
      }
      return dark;
    }

    private static double alike(boolean[] a, boolean[] b) {
      int same = 0;
      for (int i = 0; i < a.length; i++) {
        same += a[i] == b[i] ? 1 : 0;
      }
      return (double) same / Math.max(1, a.length);
    }
  }
}
