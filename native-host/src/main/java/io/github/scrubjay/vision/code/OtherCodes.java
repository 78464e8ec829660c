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

/** Finds codes that are read at once when they are found: all but QR. */
final class OtherCodes {

  /** A code that was read. */
  record Symbol(Edges edges, String label) {}

  private static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.AZTEC,
          BarcodeFormat.PDF_417,
          BarcodeFormat.CODE_128,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8);

  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(DecodeHintType.POSSIBLE_FORMATS, FORMATS, DecodeHintType.TRY_HARDER, true);

  /** Shorter ones are read into patterns that are no codes. */
  private static final int SHORTEST = 4;

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
      case PDF_417 -> symbols.add(new Symbol(square(edges), "pdf417"));
      case EAN_8, EAN_13 ->
          Bars.around(edges, luma, .05).ifPresent(bars -> symbols.add(new Symbol(bars, "barcode")));
      default ->
          Bars.around(edges, luma, .15).ifPresent(bars -> symbols.add(new Symbol(bars, "barcode")));
    }
  }

  /** The points are corners of the symbol, or of its outer modules. */
  private static Edges square(Edges edges) {
    double margin = .08 * Math.max(edges.width(), edges.height());
    return edges.grown(margin, margin);
  }
}
