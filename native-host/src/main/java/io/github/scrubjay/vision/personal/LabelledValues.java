// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what has no form of its own by the word that announces it: after it, to its right or below
 * it.
 */
final class LabelledValues {
  /** What may stand between the word and the value. */
  private static final Pattern BETWEEN =
      Pattern.compile("\\G(?:\\([^)]{0,16}\\)|/[A-Za-z ]{2,24})?[\"']? {0,3}[:=#]?[ -]{0,3}");

  /** What a value below must not be farther away than, in heights of the label. */
  private static final double FARTHEST_BELOW = 1.6;

  private LabelledValues() {}

  static void find(List<Piece> pieces, List<Row> rows, Hits hits) {
    for (int i = 0; i < rows.size(); i++) {
      for (Label label : Label.ALL) {
        Matcher word = label.announces().matcher(rows.get(i).text);
        while (word.find()) {
          look(pieces, rows, i, label, word, hits);
        }
      }
    }
  }

  private static void look(
      List<Piece> pieces, List<Row> rows, int at, Label label, Matcher word, Hits hits) {
    Row row = rows.get(at);
    Matcher between = BETWEEN.matcher(row.text);
    int from = between.find(word.end()) ? between.end() : word.end();
    String gap = row.text.substring(word.end(), from);
    boolean announced = gap.matches(".*[:=#].*") || gap.contains(Row.GAP) || needsNoColon(label);
    if (from < row.text.length()) {
      Matcher value = label.value().matcher(row.text);
      value.region(from, row.text.length());
      if (announced
          && value.lookingAt()
          && fits(label, value.group())
          && !isLabel(row.text.substring(value.start()))) {
        hits.add(row, value.start(), value.end(), label.label(), label.score(), label.sure());
        return;
      }
    }
    if (standsAlone(row, word)) {
      below(pieces, rows, at, row.pieceAt(word.start()), label, hits);
    }
  }

  private static boolean needsNoColon(Label label) {
    return label.label().equals("birth-date") || !label.sure();
  }

  /** A sentence about passwords holds no password. */
  private static boolean fits(Label label, String value) {
    return switch (label.label()) {
      case "password" ->
          !value.matches(
              "(?i)(?:reset|change|forgot|forgotten|is|was|and|or|for|to|must|should|here|below|required|manager)[.,!?]?");
      case "name" ->
          !value.matches(
              "(?i)(?:IBAN|BIC|E-?mail|Card|Date|Phone|Tel|Account|Address|Amount|Text|Total)\\b.*");
      case "national-id" -> Digits.count(value) >= 4;
      default -> true;
    };
  }

  /** The word is all that its piece says, besides a colon. */
  private static boolean standsAlone(Row row, Matcher word) {
    int piece = row.pieceAt(word.start());
    int start = row.startOf(piece);
    int end = start;
    while (end < row.text.length() && row.pieceAt(end) == piece) {
      end++;
    }
    String rest = row.text.substring(start, word.start()) + row.text.substring(word.end(), end);
    return rest.strip().length() <= 8 && !rest.matches(".*[0-9].*");
  }

  private static void below(
      List<Piece> pieces, List<Row> rows, int at, int above, Label label, Hits hits) {
    Piece announcing = pieces.get(above);
    for (int next = at + 1; next < Math.min(rows.size(), at + 3); next++) {
      Row row = rows.get(next);
      for (int index : row.pieces) {
        Piece piece = pieces.get(index);
        boolean close = piece.top() - announcing.bottom() < FARTHEST_BELOW * announcing.height();
        if (close && Math.abs(piece.left() - announcing.left()) < 2 * announcing.height()) {
          Matcher value = label.value().matcher(row.text);
          int start = row.startOf(index);
          value.region(start, start + piece.text().length());
          if (value.lookingAt()
              && fits(label, value.group())
              && !isLabel(row.text.substring(value.start()))) {
            hits.add(
                row, value.start(), value.end(), label.label(), label.score() - 0.05, label.sure());
          }
          return;
        }
      }
    }
  }

  private static boolean isLabel(String text) {
    return Label.ALL.stream().anyMatch(label -> label.announces().matcher(text).lookingAt());
  }
}
