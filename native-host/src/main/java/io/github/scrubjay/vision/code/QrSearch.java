// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds QR codes by their three finder patterns (ISO/IEC 18004, 6.3.3). A code that is torn,
 * blurred or styled beyond reading is still one that a better camera may read, so it counts as
 * well.
 */
final class QrSearch {

  /** A place where three finder patterns are. */
  record Symbol(Edges edges, boolean read) {}

  /** From the centre of a finder pattern to the edge of the symbol, in modules. */
  private static final double TO_EDGE = 3.5;

  /** Around the symbol, for the blur at its edge. */
  private static final double MARGIN = 1;

  /** Of the side, since the fourth corner is only guessed. */
  private static final double SLACK = .08;

  /**
   * How far the sides may differ and the corner be from a right angle in a code that isn't read.
   */
  private static final double SKEW = .35;

  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private QrSearch() {}

  static List<Symbol> in(Luma luma) {
    List<Symbol> symbols = new ArrayList<>();
    try {
      BitMatrix bits = luma.bitmap().getBlackMatrix();
      for (FinderPatternInfo patterns : new MultiFinderPatternFinder(bits, null).findMulti(HINTS)) {
        boolean read = new Reader(bits).read(patterns);
        if (read || isPlausible(patterns)) {
          symbols.add(new Symbol(edges(patterns), read));
        }
      }
    } catch (ReaderException | IllegalArgumentException none) {
      return symbols;
    }
    return symbols;
  }

  /** ZXing keeps the step from patterns to bits for its own readers. */
  private static final class Reader extends Detector {
    private Reader(BitMatrix bits) {
      super(bits);
    }

    private boolean read(FinderPatternInfo patterns) {
      try {
        DetectorResult found = processFinderPatternInfo(patterns);
        new Decoder().decode(found.getBits(), HINTS);
        return true;
      } catch (ReaderException | RuntimeException unread) { // ZXing walks out of hopeless bits
        return false;
      }
    }
  }

  private static boolean isPlausible(FinderPatternInfo patterns) {
    double across = distance(patterns.getTopLeft(), patterns.getTopRight());
    double down = distance(patterns.getTopLeft(), patterns.getBottomLeft());
    double diagonal = distance(patterns.getTopRight(), patterns.getBottomLeft());
    double expected = Math.hypot(across, down);
    double modules = across / patterns.getTopLeft().getEstimatedModuleSize() + 2 * TO_EDGE;
    return Math.abs(across - down) < SKEW * Math.max(across, down)
        && Math.abs(diagonal - expected) < SKEW / 2 * expected
        && modules > 18
        && modules < 185;
  }

  /**
   * The corners lie beyond the centres of the patterns, the fourth where a parallelogram has it.
   */
  private static Edges edges(FinderPatternInfo patterns) {
    ResultPoint corner = patterns.getTopLeft();
    ResultPoint across = patterns.getTopRight();
    ResultPoint down = patterns.getBottomLeft();
    double module =
        (patterns.getTopLeft().getEstimatedModuleSize()
                + patterns.getTopRight().getEstimatedModuleSize()
                + patterns.getBottomLeft().getEstimatedModuleSize())
            / 3;
    double ux = (across.getX() - corner.getX()) / distance(corner, across);
    double uy = (across.getY() - corner.getY()) / distance(corner, across);
    double vx = (down.getX() - corner.getX()) / distance(corner, down);
    double vy = (down.getY() - corner.getY()) / distance(corner, down);
    double reach = (TO_EDGE + MARGIN) * module + SLACK * distance(corner, across);
    double farX = across.getX() + down.getX() - corner.getX();
    double farY = across.getY() + down.getY() - corner.getY();
    return Edges.around(
        moved(corner.getX(), corner.getY(), -ux - vx, -uy - vy, reach),
        moved(across.getX(), across.getY(), ux - vx, uy - vy, reach),
        moved(down.getX(), down.getY(), vx - ux, vy - uy, reach),
        moved(farX, farY, ux + vx, uy + vy, reach));
  }

  private static ResultPoint moved(double x, double y, double dx, double dy, double by) {
    return new ResultPoint((float) (x + dx * by), (float) (y + dy * by));
  }

  private static double distance(ResultPoint a, ResultPoint b) {
    return Math.hypot(a.getX() - b.getX(), a.getY() - b.getY());
  }
}
