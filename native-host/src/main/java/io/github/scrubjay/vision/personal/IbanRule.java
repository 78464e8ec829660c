// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/** IBANs (ISO 13616): country, two check digits, and what that country puts after them. */
final class IbanRule implements Rule {
  private static final String LABEL = "iban";
  private static final String BODY = "[A-Z]{2} ?[0-9OoIlSBZ]{2}(?:[ .-]{0,3}[A-Za-z0-9]){10,32}";
  private static final Pattern CANDIDATE =
      Pattern.compile("(?:(?<![A-Za-z0-9])|(?<=[I1lB]BAN)|(?<=Konto))" + BODY);

  /** The gap behind the word before was not read. */
  private static final Pattern BEHIND_A_WORD = Pattern.compile("(?<=[a-z])" + BODY);

  @Override
  public void find(Row row, Hits hits) {
    Matcher candidate = CANDIDATE.matcher(row.text);
    int from = 0;
    while (candidate.find(from)) {
      from = Math.max(candidate.start() + 2, look(row, candidate.start(), candidate.end(), hits));
    }
    Matcher behind = BEHIND_A_WORD.matcher(row.text);
    from = 0;
    while (behind.find(from)) {
      from = Math.max(behind.start() + 2, checked(row, behind.start(), behind.end(), hits));
    }
  }

  /** Where to look on: only what has the right check digits counts. */
  private static int checked(Row row, int start, int end, Hits hits) {
    Compact compact = Compact.of(row.text, start, end);
    for (String places : IbanFormat.of(compact.text.substring(0, 2))) {
      int length = places.length();
      if (compact.text.length() >= length
          && IBANValidator.getInstance()
              .isValid(IbanFormat.correct(compact.text.substring(0, length), places))) {
        int last = compact.indexOf(length - 1) + 1;
        hits.add(row, start, last, LABEL, 0.99, true);
        return last;
      }
    }
    return start;
  }

  /** Where to look on. */
  private static int look(Row row, int start, int end, Hits hits) {
    int behind = checked(row, start, end, hits);
    if (behind > start) {
      return behind;
    }
    Compact compact = Compact.of(row.text, start, end);
    for (String places : IbanFormat.of(compact.text.substring(0, 2))) {
      int length = places.length();
      if (compact.text.length() < length) {
        continue;
      }
      String iban = IbanFormat.correct(compact.text.substring(0, length), places);
      int last = compact.indexOf(length - 1) + 1;
      // One character misread, or one that belongs to the next word: the layout alone still says
      // what it is.
      if (fits(iban, places)) {
        hits.add(row, start, last, LABEL, 0.8, true);
        return last;
      }
    }
    if (IbanFormat.of(compact.text.substring(0, 2)).isEmpty() || Digits.count(compact.text) < 12) {
      return start;
    }
    // A character too few: one was not read.
    for (String places : IbanFormat.of(compact.text.substring(0, 2))) {
      if (compact.text.length() >= places.length() - 2) {
        hits.add(row, start, end, LABEL, 0.7, true);
        return end;
      }
    }
    return start;
  }

  private static boolean fits(String iban, String places) {
    for (int i = 0; i < iban.length(); i++) {
      boolean digit = Digits.isDigit(iban.charAt(i));
      if (places.charAt(i) == 'd' && !digit || places.charAt(i) == 'a' && digit) {
        return false;
      }
    }
    return Digits.count(iban) >= iban.length() / 2;
  }
}
