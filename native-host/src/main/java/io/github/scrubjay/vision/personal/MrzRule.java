// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Machine readable zones of passports, cards and visas (ICAO Doc 9303 parts 3 to 7): TD1 of 3 lines
 * of 30, TD2 of 2 of 36, TD3 of 2 of 44. Readers of pictures lose some of many equal fillers, so
 * lengths are borne loosely; check digits are looked at after each field was made what it must
 * hold.
 */
final class MrzRule implements Rule {
  private static final String LABEL = "mrz";

  /** A line of names of which no filler behind them was read. */
  private static final int SHORTEST = 14;

  private static final int LONGEST = 48;
  private static final Pattern NAMES =
      Pattern.compile("[PVIAC][A-Z0-9<][A-Z0-9]{3}[A-Z0]{2,}.*<<?[A-Z0].*");
  private static final Pattern CARD_FIRST =
      Pattern.compile("[IAC][A-Z<1][A-Z0]{3}[A-Z0-9<]{9}[0-9OISBZ<].*");
  private static final Pattern NEIGHBOUR = Pattern.compile("(?=.*[A-Z])[A-Z0-9<]{10,48}");
  private static final Pattern CARD_NAMES = Pattern.compile("[A-Z]{2,}<?[A-Z]*<<[A-Z<]+");

  @Override
  public void find(Row row, Hits hits) {
    if (look(row, 0, row.text.length(), hits)) {
      return;
    }
    // A run of fillers is sometimes a piece of its own, and read as anything.
    for (int piece : row.pieces) {
      int start = row.startOf(piece);
      int end = start;
      while (end < row.text.length() && row.pieceAt(end) == piece) {
        end++;
      }
      look(row, start, end, hits);
    }
  }

  private static boolean look(Row row, int start, int end, Hits hits) {
    Compact line = Compact.without(" ", row.text, start, end);
    String text = line.text;
    if (text.length() < SHORTEST || text.length() > LONGEST || !text.matches("[A-Za-z0-9<]+")) {
      return false;
    }
    int small = (int) text.chars().filter(c -> c >= 'a' && c <= 'z').count();
    if (small > 3) {
      return false;
    }
    String upper = text.toUpperCase(java.util.Locale.ROOT);
    int fillers = (int) upper.chars().filter(c -> c == '<').count();
    boolean checked = passportSecond(upper) || cardSecond(upper);
    boolean shaped =
        fillers >= 2
            && (NAMES.matcher(upper).matches()
                || CARD_FIRST.matcher(upper).matches()
                || CARD_NAMES.matcher(upper).matches()
                || fillers >= 6 && text.length() >= SHORTEST + fillers);
    if (checked || shaped) {
      hits.add(
          row,
          line.indexOf(0),
          line.indexOf(text.length() - 1) + 1,
          LABEL,
          checked ? 0.99 : 0.9,
          true);
    }
    return checked || shaped;
  }

  /**
   * The other lines of a zone of which one was found: of them sometimes only capitals and digits
   * are read, no fillers.
   */
  static void findNeighbours(List<Row> rows, Hits hits) {
    boolean[] found = new boolean[rows.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = hits.hasIn(rows.get(i), LABEL);
    }
    for (int i = 0; i < found.length; i++) {
      boolean beside = i > 0 && found[i - 1] || i + 1 < found.length && found[i + 1];
      Row row = rows.get(i);
      if (!found[i] && beside && NEIGHBOUR.matcher(row.text.strip()).matches()) {
        hits.add(row, 0, row.text.length(), LABEL, 0.85, true);
      }
    }
  }

  /** TD3 and TD2, second line: number 9, check, state 3, birth 6, check, sex, expiry 6, check. */
  static boolean passportSecond(String line) {
    return line.length() >= 28
        && Digits.letters(line.substring(10, 13)).matches("[A-Z<]{3}")
        && dateWithCheck(line.substring(13, 20))
        && dateWithCheck(line.substring(21, 28));
  }

  /** TD1, second line: birth 6, check, sex, expiry 6, check, state 3. */
  static boolean cardSecond(String line) {
    return line.length() >= 18
        && dateWithCheck(line.substring(0, 7))
        && dateWithCheck(line.substring(8, 15))
        && Digits.letters(line.substring(15, 18)).matches("[A-Z<]{3}");
  }

  private static boolean dateWithCheck(String field) {
    String digits = Digits.digits(field);
    return Digits.areDigits(digits) && checkDigit(digits.substring(0, 6)) == digits.charAt(6) - '0';
  }

  /**
   * ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1; letters count from A = 10, the filler 0; the sum
   * modulo 10.
   */
  static int checkDigit(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return sum % 10;
  }
}
