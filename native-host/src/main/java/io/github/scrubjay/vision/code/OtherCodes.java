// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds codes that are read at once when they are found: all but QR and PDF417. */
final class OtherCodes {

  /**
   * A code that was read.
   *
   * @param whole whether the edges are those of all of it
   */
  record Symbol(Edges edges, String label, boolean whole) {
    Symbol(Edges edges, String label) {
      this(edges, label, true);
    }
  }

  private static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.AZTEC,
          BarcodeFormat.CODE_128,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8);

  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(DecodeHintType.POSSIBLE_FORMATS, FORMATS, DecodeHintType.TRY_HARDER, true);

  /** Shorter ones are read into patterns that are no codes. */
  private static final int SHORTEST = 4;

  /** How far beside other lines are, of the length of the bars. */
  private static final double[] BESIDE = {-.035, .035, -.025, .025, -.05, .05, -.08, .08};

  /**
   * What of a line is beyond the points at both ends, of its length: half of the outer marks,
   * paper, and at last all that is there.
   */
  private static final double[] ENDS = {.03, .06, .12, 100};

  /** Pixels of paper around a place or a line, without which some codes are not read. */
  static final int FRAME = 24;

  private OtherCodes() {}

  static List<Symbol> in(Luma luma) {
    List<Symbol> symbols = new ArrayList<>();
    try {
      for (Result result :
          new GenericMultipleBarcodeReader(new MultiFormatReader())
              .decodeMultiple(luma.bitmap(), HINTS)) {
        add(result, luma, symbols);
      }
    } catch (NotFoundException | RuntimeException none) { // ZXing walks out of hopeless bits
      return symbols;
    }
    return symbols;
  }

  private static void add(Result result, Luma luma, List<Symbol> symbols) {
    ResultPoint[] points = result.getResultPoints();
    if (points == null || points.length < 2 || result.getText().length() < SHORTEST) {
      return;
    }
    Edges edges = Edges.around(points);
    switch (result.getBarcodeFormat()) {
      case DATA_MATRIX -> symbols.add(new Symbol(square(edges), "data-matrix"));
      case AZTEC -> symbols.add(new Symbol(square(edges), "aztec"));
      case EAN_8, EAN_13 -> bars(result, edges, luma, .05, symbols);
      default -> bars(result, edges, luma, .15, symbols);
    }
  }

  private static void bars(
      Result result, Edges line, Luma luma, double share, List<Symbol> symbols) {
    if (isReadBeside(result, line, luma)) {
      Bars.around(line, luma, share).ifPresent(bars -> symbols.add(new Symbol(bars, "barcode")));
    }
  }

  /**
   * Whether a line beside reads the same. One line of letters is read into bars now and then, since
   * their check digits are few; the next one never says the same.
   */
  private static boolean isReadBeside(Result result, Edges line, Luma luma) {
    boolean upright = line.width() >= line.height();
    double length = Math.max(line.width(), line.height());
    double middle = upright ? (line.top() + line.bottom()) / 2 : (line.left() + line.right()) / 2;
    Map<DecodeHintType, ?> hints =
        Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(result.getBarcodeFormat()));
    double from = upright ? line.left() : line.top();
    for (double beside : BESIDE) {
      int at = (int) Math.round(middle + beside * length);
      for (double end : ENDS) {
        int first = (int) (from - end * length);
        int count = (int) Math.ceil(length * (1 + 2 * end));
        if (reads(luma.line(upright, at, first, count), hints, result.getText())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean reads(Optional<Luma> line, Map<DecodeHintType, ?> hints, String text) {
    try {
      return line.isPresent()
          && new MultiFormatReader()
              .decode(line.get().framed(FRAME).bitmap(), hints)
              .getText()
              .equals(text);
    } catch (NotFoundException | RuntimeException none) { // ZXing walks out of hopeless bits
      return false;
    }
  }

  /** The points are corners of the symbol, or of its outer modules. */
  private static Edges square(Edges edges) {
    double margin = .08 * Math.max(edges.width(), edges.height());
    return edges.grown(margin, margin);
  }
}
