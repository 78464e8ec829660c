// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Machine readable zones of passports, cards and visas (ICAO Doc 9303 parts 3 to 7): TD1 of 3 lines
 * of 30, TD2 of 2 of 36, TD3 of 2 of 44. Readers of pictures lose some of many equal fillers, so
 * lengths are borne loosely; check digits are looked at after each field was made what it must
 * hold. A few characters may have been read as signs that no zone has.
 */
final class MrzRule implements Rule {
  private static final String LABEL = "mrz";

  /** A line of names of which no filler behind them was read. */
  private static final int SHORTEST = 14;

  private static final int LONGEST = 48;
  private static final int MOST_SMALL = 3;
  private static final Pattern NAMES =
      Pattern.compile("[PVIAC][A-Z0-9<][A-Z0-9]{3}[A-Z0]{2,}.*<<?[A-Z0].*");
  private static final Pattern CARD_FIRST =
      Pattern.compile("[IAC][A-Z<1][A-Z0]{3}[A-Z0-9<]{9}[0-9OISBZ<].*");
  private static final Pattern NEIGHBOUR = Pattern.compile("(?=.*[A-Z])[A-Z0-9<]{10,48}");

  /** Signs that a filler, or a letter beside fillers, is read as. */
  private static final String FOREIGN = "()[]{}/\\|>.,:;'\"^~_-+*=«≤∠く〈ㄑ℃€£¢©®";

  private static final int MOST_FOREIGN = 3;

  /** So many fillers make a line a zone's even where some signs in it are not. */
  private static final int PLENTY = 6;

  /** Small letters of the form of their capitals: readers can't tell them apart. */
  private static final String SAME_WHEN_SMALL = "cosuvwxz";

  /** Where a character of the number was lost, the sex must be right at its new place. */
  private static final String SEX = "FMX<";

  private static final Pattern MONTH_AND_DAY = Pattern.compile("(?:0\\d|1[0-2])(?:[0-2]\\d|3[01])");

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
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return false;
    }
    int fillers = (int) text.chars().filter(c -> c == '<').count();
    String upper = zone(text, fillers >= PLENTY ? MOST_FOREIGN : 0);
    if (upper == null) {
      return false;
    }
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
   * The text in a zone's own characters, foreign signs as fillers; null where it can't be a line of
   * one.
   */
  private static String zone(String text, int mostForeign) {
    StringBuilder zone = new StringBuilder(text.length());
    int foreign = 0;
    int small = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isForeign = FOREIGN.indexOf(c) >= 0;
      boolean isSmall = c >= 'a' && c <= 'z';
      if (!isForeign && !isSmall && !(c >= 'A' && c <= 'Z') && !Digits.isDigit(c) && c != '<') {
        return null;
      }
      foreign += isForeign ? 1 : 0;
      small += isSmall && SAME_WHEN_SMALL.indexOf(c) < 0 ? 1 : 0;
      zone.append(isForeign ? '<' : Character.toUpperCase(c));
    }
    return foreign > mostForeign || small > MOST_SMALL ? null : zone.toString();
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
      found[i] |= beside(i, found) && neighbour(rows.get(i), hits);
    }
    for (int i = found.length - 1; i >= 0; i--) {
      found[i] |= beside(i, found) && neighbour(rows.get(i), hits);
    }
  }

  private static boolean beside(int i, boolean[] found) {
    return !found[i] && (i > 0 && found[i - 1] || i + 1 < found.length && found[i + 1]);
  }

  /** Whether the next line may be found by this one in turn, which only fillers say. */
  private static boolean neighbour(Row row, Hits hits) {
    if (!isNeighbour(row.text.strip())) {
      return false;
    }
    hits.add(row, 0, row.text.length(), LABEL, 0.85, true);
    return row.text.contains("<<");
  }

  /** Beside a zone two fillers in a row excuse gaps, and signs that no zone has. */
  private static boolean isNeighbour(String text) {
    boolean filled = text.contains("<<");
    String zone = zone(filled ? text.replace(" ", "") : text, filled ? MOST_FOREIGN : 0);
    return zone != null && NEIGHBOUR.matcher(zone).matches();
  }

  /**
   * TD3 and TD2, second line: number 9, check, state 3, birth 6, check, sex, expiry 6, check. Of
   * the number up to two characters may be lost or added.
   */
  static boolean passportSecond(String line) {
    for (int state = 8; state <= 12; state++) {
      if (line.length() >= state + 18
          && Digits.letters(line.substring(state, state + 3)).matches("[A-Z<]{3}")
          && dateWithCheck(line.substring(state + 3, state + 10))
          && (state == 10 || SEX.indexOf(line.charAt(state + 10)) >= 0)
          && dateWithCheck(line.substring(state + 11, state + 18))) {
        return true;
      }
    }
    return false;
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
    return Digits.areDigits(digits)
        && MONTH_AND_DAY.matcher(digits.substring(2, 6)).matches()
        && checkDigit(digits.substring(0, 6)) == digits.charAt(6) - '0';
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
