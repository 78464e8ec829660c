// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payment cards: 13 to 19 digits with a known first digit and the check digit of ISO/IEC 7812
 * (Luhn). Where that digit is right and the groups are a card's, more of what a reader of pictures
 * gets wrong is borne.
 */
final class CardRule implements Rule {
  private static final String LABEL = "card";

  /** So many digits must be read as such; letters alone are a word. */
  private static final int FEWEST_READ = 10;

  private static final String D = "[0-9OoIlSBZ]";
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![0-9.,])(?=[0-9])(?:" + D + "[ -]{0,3}){12,18}" + D + "(?![A-Za-z0-9])");
  private static final Pattern FOURS = Pattern.compile("(?:" + D + "{4}[ -]{1,3}){3}" + D + "{4}");
  private static final Pattern SPELLED =
      Pattern.compile(D + "{4}[ -]{1,3}" + D + "{6}[ -]{1,3}" + D + "{5}");

  private static final String BETWEEN = "[ .,·_~-]{1,3}";

  /**
   * Four groups of four, or 4, 6 and 5, of anything that is taken for a digit, with anything that
   * is taken for a gap between them; also over several pieces.
   */
  private static final Pattern GROUPED =
      Pattern.compile(
          "(?:(?<![0-9.,])(?=[0-9])|(?<![A-Za-z0-9.,])(?=[A-Za-z]))(?:(?:#{4}_){3}#{4}|#{4}_#{6}_#{5})(?![A-Za-z0-9])"
              .replace("_", BETWEEN)
              .replace("#", "[0-9OoDQIil|ZzSsGbBgq]"));

  /** All gaps lost, also that before the next word, such as "exp". */
  private static final Pattern BEFORE_A_WORD =
      Pattern.compile("(?<![0-9.,])[2-6](?:[ -]?[0-9]){12,18}(?=[A-Za-z]{3})");

  /** The last digits are often left visible where the others are masked. */
  private static final Pattern LABELS =
      Pattern.compile(
          "(?i)\\b(?:card|karte|kreditkarte|carte|tarjeta|karta|karty|visa|master ?card|amex)\\b|カード");

  @Override
  public void find(Row row, Hits hits) {
    Matcher candidate = CANDIDATE.matcher(row.text);
    int from = 0;
    while (from < row.text.length() && candidate.find(from)) {
      int end = look(row, candidate.start(), candidate.end(), hits);
      from = end > 0 ? end : nextGroup(row.text, candidate.start(), candidate.end());
    }
    checked(BEFORE_A_WORD, row, hits);
    checked(GROUPED, row, hits);
  }

  /** What is a card's by its check digit alone. */
  private static void checked(Pattern form, Row row, Hits hits) {
    Matcher groups = form.matcher(row.text);
    while (groups.find()) {
      String written = Compact.without(" .,·_~-", row.text, groups.start(), groups.end()).text;
      String number = Digits.digits(written);
      if (Digits.count(written) >= FEWEST_READ && known(number) && CheckDigits.luhn(number)) {
        hits.add(row, groups.start(), groups.end(), LABEL, 0.97, true);
      }
    }
  }

  private static int look(Row row, int start, int end, Hits hits) {
    Compact compact = Compact.of(row.text, start, end);
    String digits = Digits.digits(compact.text);
    if (Digits.count(compact.text) < FEWEST_READ || "3456 2".indexOf(digits.charAt(0)) < 0) {
      return -1;
    }
    for (int length = digits.length(); length >= 13; length--) {
      boolean wholeGroups =
          length == digits.length() || compact.indexOf(length) > compact.indexOf(length - 1) + 1;
      String number = digits.substring(0, length);
      if (wholeGroups
          && evenly(row.text.substring(start, compact.indexOf(length - 1) + 1))
          && known(number)
          && CheckDigits.luhn(number)) {
        int last = compact.indexOf(length - 1) + 1;
        hits.add(row, start, last, LABEL, 0.98, true);
        return last;
      }
    }
    String written = row.text.substring(start, end);
    if (!evenly(written)) {
      return -1;
    }
    boolean looksLikeOne =
        FOURS.matcher(written).lookingAt() || SPELLED.matcher(written).lookingAt();
    if (looksLikeOne || LABELS.matcher(row.text).find() && known(digits)) {
      hits.add(row, start, end, LABEL, 0.7, looksLikeOne);
      return end;
    }
    return -1;
  }

  /** A number that is set in pieces has gaps between all its groups: else it is two numbers. */
  private static boolean evenly(String written) {
    return !written.contains(Row.GAP) || !written.matches(".*[^ ][ -][^ ].*");
  }

  /** The issuers' first digits and lengths, as ISO/IEC 7812 registers them. */
  private static boolean known(String number) {
    int length = number.length();
    return switch (number.charAt(0)) {
      case '3' -> number.matches("3[47].{13}|3[0689].{12}|35.{14}");
      case '4' -> length == 13 || length == 16 || length == 19;
      case '5' -> number.charAt(1) >= '0' && length == 16;
      case '6' -> length == 16 || length == 19;
      case '2' -> length == 16 && number.compareTo("2221") >= 0 && number.compareTo("2721") < 0;
      default -> false;
    };
  }

  private static int nextGroup(String text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (text.charAt(i - 1) == ' ') {
        return i;
      }
    }
    return end;
  }
}
