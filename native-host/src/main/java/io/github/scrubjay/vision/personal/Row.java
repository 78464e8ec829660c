// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pieces that stand on one line, joined from left to right, with every character folded to what the
 * rules are written in. A character of the row knows its piece and its place there; the two spaces
 * between pieces belong to none.
 */
final class Row {
  static final String GAP = "  ";

  final String text;
  final List<Integer> pieces;
  private final int[] piece;
  private final int[] offset;

  private Row(String text, List<Integer> pieces, int[] piece, int[] offset) {
    this.text = text;
    this.pieces = pieces;
    this.piece = piece;
    this.offset = offset;
  }

  /** The piece that the character at {@code index} comes from; -1 in the gap between two. */
  int pieceAt(int index) {
    return piece[index];
  }

  int offsetAt(int index) {
    return offset[index];
  }

  /** Where the piece begins in this row's text. */
  int startOf(int wanted) {
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The pieces in rows from top to bottom. Two share a row when half of the lower one's height
   * overlaps.
   */
  static List<Row> of(List<Piece> pieces) {
    List<Integer> byTop = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      byTop.add(i);
    }
    byTop.sort(Comparator.comparingInt(i -> pieces.get(i).top() + pieces.get(i).bottom()));
    List<List<Integer>> rows = new ArrayList<>();
    for (int index : byTop) {
      List<Integer> row = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (row != null && sharesRow(pieces.get(row.get(row.size() - 1)), pieces.get(index))) {
        row.add(index);
      } else {
        rows.add(new ArrayList<>(List.of(index)));
      }
    }
    List<Row> joined = new ArrayList<>();
    for (List<Integer> row : rows) {
      row.sort(Comparator.comparingInt(i -> pieces.get(i).left()));
      joined.add(join(pieces, row));
    }
    return joined;
  }

  private static boolean sharesRow(Piece a, Piece b) {
    int overlap = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    return overlap * 2 > Math.min(a.height(), b.height())
        && Math.max(a.height(), b.height()) < 3 * Math.min(a.height(), b.height());
  }

  private static Row join(List<Piece> pieces, List<Integer> row) {
    StringBuilder text = new StringBuilder();
    List<int[]> places = new ArrayList<>();
    for (int index : row) {
      if (text.length() > 0) {
        text.append(GAP);
        for (int i = 0; i < GAP.length(); i++) {
          places.add(new int[] {-1, -1});
        }
      }
      String folded = Folding.fold(pieces.get(index).text());
      text.append(folded);
      for (int i = 0; i < folded.length(); i++) {
        places.add(new int[] {index, i});
      }
    }
    int[] piece = places.stream().mapToInt(place -> place[0]).toArray();
    int[] offset = places.stream().mapToInt(place -> place[1]).toArray();
    return new Row(text.toString(), List.copyOf(row), piece, offset);
  }
}
