// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for codes other than QR: in the picture as a whole, and in crowded places, each turned
 * upright, with a bright frame around and, where it is small, enlarged.
 */
final class OtherSearch {

  /** A code that was read. */
  record Code(Box box, String label) {}

  private static final int MOST_PLACES = 8;
  private static final int MOST_PLACES_THOROUGH = 30;

  /** By how much all is turned whose edges don't say how. */
  private static final double[] TURNS_THOROUGH = {0, 45, 15, 75, 30, 60};

  /** ZXing reads codes that are turned by less. */
  private static final double UPRIGHT_DEGREES = 5;

  /** A place whose longer side is no longer is enlarged: some modules have too few pixels. */
  private static final int SMALL = 500;

  /** A turned place whose longer side is longer is read at half its size alone. */
  private static final int LARGE = 700;

  /** How many times as large as a part of a code the whole code can be. */
  private static final int MOST_TIMES = 20;

  /** Of a place, that codes fill where nothing else is looked for in it. */
  private static final double FILLED = .6;

  private final Picture picture;
  private final Cancellation cancellation;
  private final boolean thorough;
  private final List<Code> found = new ArrayList<>();

  private OtherSearch(Picture picture, Effort effort, Cancellation cancellation) {
    this.picture = picture;
    this.cancellation = cancellation;
    this.thorough = effort == Effort.THOROUGH;
  }

  static List<Code> in(
      Luma whole, Luma half, Picture picture, Effort effort, Cancellation cancellation)
      throws Cancelled {
    OtherSearch search = new OtherSearch(picture, effort, cancellation);
    for (Box place : Crowded.places(half, search.thorough ? MOST_PLACES_THOROUGH : MOST_PLACES)) {
      double times = half.scale() / whole.scale();
      search.place(whole.part(scaled(place, times, whole)), half.part(place));
    }
    for (double turn : search.thorough ? TURNS_THOROUGH : new double[] {0}) {
      search.read(half, turn, null, true);
    }
    return search.found;
  }

  private static Box scaled(Box box, double times, Luma within) {
    return Box.around(
        box.x() * times,
        box.y() * times,
        box.right() * times,
        box.bottom() * times,
        within.width(),
        within.height());
  }

  private void place(Luma place, Luma half) throws Cancelled {
    Luma smooth = place.smoothed();
    Grid grid = Grid.of(smooth);
    boolean likely = grid.isLikelyOfCode();
    double turn = likely && Math.abs(grid.degrees()) >= UPRIGHT_DEGREES ? grid.degrees() : 0;
    Box box = place.box(picture, new Edges(0, 0, place.width(), place.height()));
    int side = Math.max(place.width(), place.height());
    List<Luma> sizes = new ArrayList<>();
    if (turn == 0 || side <= LARGE) {
      sizes.add(place);
    }
    sizes.add(half);
    if (likely && side <= SMALL) {
      sizes.add(smooth.doubled());
      sizes.add(place.doubled());
      sizes.add(smooth.sharpened(CodeDetector.BLUR_PIXELS).doubled());
    }
    int before = found.size();
    for (Luma size : sizes) {
      // PDF417 takes longer than all others together.
      read(size, turn, box, thorough || likely && size.scale() >= place.scale());
      for (int i = 1; thorough && !likely && i < TURNS_THOROUGH.length; i++) {
        read(size, turn + TURNS_THOROUGH[i], box, true);
      }
      if (filled(found.subList(before, found.size()), box) >= FILLED * box.area()) {
        return;
      }
    }
  }

  private static long filled(List<Code> codes, Box box) {
    return codes.stream().mapToLong(code -> code.box().intersection(box)).sum();
  }

  /**
   * Reads what can be read, dark on bright and, but for PDF417, bright on dark.
   *
   * @param place where it stands; may be {@code null}
   * @param pdf417 whether PDF417 is looked for as well
   */
  private void read(Luma luma, double degrees, Box place, boolean pdf417) throws Cancelled {
    cancellation.check();
    Luma turned = degrees == 0 ? luma : luma.turned(degrees);
    Luma framed = turned.framed(OtherCodes.FRAME);
    List<OtherCodes.Symbol> symbols = new ArrayList<>(OtherCodes.in(framed));
    symbols.addAll(OtherCodes.in(turned.inverted().framed(OtherCodes.FRAME)));
    if (pdf417) {
      cancellation.check();
      symbols.addAll(Pdf417.in(framed));
    }
    symbols.forEach(symbol -> add(symbol, luma, degrees, place));
  }

  private void add(OtherCodes.Symbol symbol, Luma luma, double degrees, Box place) {
    Edges inside = symbol.edges().moved(-OtherCodes.FRAME, -OtherCodes.FRAME);
    Edges edges = degrees == 0 ? inside : luma.back(inside, degrees);
    Box box = luma.box(picture, edges);
    boolean all = symbol.whole() || place == null || place.area() > MOST_TIMES * box.area();
    found.add(new Code(all ? box : place, symbol.label()));
  }
}
