// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds QR, Data Matrix, Aztec, PDF417, EAN and Code 128 with ZXing, dark on bright and bright on
 * dark. What the codes say is never kept.
 */
public final class CodeDetector implements Detector {
  /** Long side that is looked at; a code that is smaller in it can't be read anyway. */
  private static final int LONG_SIDE = 2048;

  /** How far around a pixel a blur is looked for that hides the modules of a code. */
  static final int BLUR_PIXELS = 4;

  private static final double READ = 1;
  private static final double UNREAD = .5;

  /** Shared area over joint area from which two boxes are of one code. */
  private static final double SAME = .3;

  @Override
  public Subject subject() {
    return Subject.CODES;
  }

  @Override
  public List<Region> detect(Picture picture, Effort effort, Cancellation cancellation)
      throws Cancelled {
    Luma whole = Luma.of(picture, LONG_SIDE);
    Luma half = whole.half();
    List<Region> found = new ArrayList<>();
    Luma smooth = whole.smoothed(); // noise and moire are gone in this one and in the half
    List<Luma> looks =
        List.of(whole, smooth, half, smooth.sharpened(BLUR_PIXELS), half.sharpened(BLUR_PIXELS));
    for (Luma luma : looks) {
      for (Luma side : List.of(luma, luma.inverted())) {
        cancellation.check();
        for (QrSearch.Symbol symbol : QrSearch.in(side)) {
          Box box = side.box(picture, symbol.edges());
          found.add(symbol.read() ? region("qr", box, READ) : region("code-unread", box, UNREAD));
        }
      }
    }
    List<Region> read = found.stream().filter(Region::sure).toList();
    List<Region> regions = distinct(read, List.of());
    List<Region> others =
        OtherSearch.in(whole, half, picture, effort, cancellation).stream()
            .map(code -> region(code.label(), code.box(), READ))
            .toList();
    regions.addAll(distinct(others, regions)); // bars can be read into the rows of a QR code
    List<Region> unread = found.stream().filter(region -> !region.sure()).toList();
    regions.addAll(distinct(unread, regions)); // and finder patterns be seen in bars
    return regions;
  }

  private static Region region(String label, Box box, double score) {
    return new Region(Subject.CODES, label, box, score, score == READ);
  }

  /**
   * One region for each code: read rather than unread, the larger box rather than the smaller.
   *
   * @param known what was found before and must not be found again
   */
  private static List<Region> distinct(List<Region> found, List<Region> known) {
    List<Region> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingDouble(Region::score)
            .thenComparingLong(region -> region.box().area())
            .reversed());
    List<Region> regions = new ArrayList<>();
    for (Region region : sorted) {
      if (regions.stream().noneMatch(kept -> isSame(region.box(), kept.box()))
          && known.stream().noneMatch(other -> region.box().intersection(other.box()) > 0)) {
        regions.add(region);
      }
    }
    return regions;
  }

  private static boolean isSame(Box box, Box kept) {
    return box.overlap(kept) > SAME || box.intersection(kept) > .7 * box.area();
  }
}
