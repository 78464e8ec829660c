// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.ResultPoint;
import com.google.zxing.pdf417.PDF417Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds PDF417, as boarding passes and driving licences have it. ZXing's reader turns the picture
 * by 90 degrees until it finds one, and gives its points in the turned picture.
 */
final class Pdf417 {

  private static final String LABEL = "pdf417";

  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  /**
   * Corners of the code and of its rows' first and last symbols, of which a missing end has none.
   */
  private static final int POINTS = 8;

  /** Of the length: the points are those of the outermost bars. */
  private static final double MARGIN = .08;

  private Pdf417() {}

  static List<OtherCodes.Symbol> in(Luma luma) {
    List<OtherCodes.Symbol> symbols = read(luma);
    if (symbols.isEmpty()) { // what looks like an end keeps ZXing from turning further
      for (OtherCodes.Symbol symbol : read(luma.quarterTurned())) {
        Edges turned = symbol.edges();
        Edges edges =
            new Edges(
                turned.top(),
                luma.height() - 1 - turned.right(),
                turned.bottom(),
                luma.height() - 1 - turned.left());
        symbols.add(new OtherCodes.Symbol(edges, LABEL, symbol.whole()));
      }
    }
    return symbols;
  }

  private static List<OtherCodes.Symbol> read(Luma luma) {
    List<OtherCodes.Symbol> symbols = new ArrayList<>();
    try {
      for (Result result : new PDF417Reader().decodeMultiple(luma.bitmap(), HINTS)) {
        List<ResultPoint> points =
            Arrays.stream(result.getResultPoints()).filter(Objects::nonNull).toList();
        if (points.isEmpty()) {
          continue;
        }
        int rotation =
            (Integer) result.getResultMetadata().getOrDefault(ResultMetadataType.ORIENTATION, 0);
        Edges edges =
            Edges.around(
                points.stream().map(p -> back(p, rotation, luma)).toArray(ResultPoint[]::new));
        double margin = MARGIN * Math.max(edges.width(), edges.height());
        symbols.add(
            new OtherCodes.Symbol(edges.grown(margin, margin), LABEL, points.size() >= POINTS));
      }
    } catch (NotFoundException | RuntimeException none) { // ZXing walks out of hopeless bits
      return symbols;
    }
    return symbols;
  }

  /** From the picture turned against the clock by some degrees. */
  private static ResultPoint back(ResultPoint point, int rotation, Luma luma) {
    float right = luma.width() - 1;
    float bottom = luma.height() - 1;
    return switch (rotation) {
      case 90 -> new ResultPoint(right - point.getY(), point.getX());
      case 180 -> new ResultPoint(right - point.getX(), bottom - point.getY());
      case 270 -> new ResultPoint(point.getY(), bottom - point.getX());
      default -> point;
    };
  }
}
