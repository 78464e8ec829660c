// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers that libphonenumber takes for valid: with a country code anywhere; without one in
 * the countries of our languages, where the number is grouped as that country groups it, or after a
 * word or sign that announces it.
 */
final class PhoneRule implements Rule {
  private static final String LABEL = "phone";
  private static final List<String> REGIONS = List.of("US", "GB", "DE", "FR", "ES", "PL", "JP");
  private static final Pattern DIGITS = Pattern.compile("(?:[0-9OolI]+[ ()./-]{0,3}){2,}");
  private static final int FEWEST_DIGITS = 7;
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)(?:phone|(?<![a-z])t[ée]l ?[.:]|\\btel\\b|mobile?|\\bcell|\\bfax|handy|t[ée]l[ée]phone|tel[eé]fono|telefon|m[óo]vil|portable"
              + "|kom[óo]rka|\\bcall\\b|whatsapp|signal|sms|電話|携帯|☎|📞)[^0-9+]{0,24}$");
  private static final Pattern INTERNATIONAL =
      Pattern.compile("[+＋] ?[0-9OolI](?:(?! {2})[ ()./-]{0,3}[0-9OolI]){6,14}");

  /** Ways of writing that are other things: dates, amounts, versions, times. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}.*|[\\d ]+|\\d{5,}[-/]\\d{1,4}|\\d{1,3}(?:[.,]\\d{3})+");

  /** A letter that stands alone among digits is one. */
  private static final Pattern MISREAD =
      Pattern.compile("(?<=[0-9+(-] ?)[OoIl|](?= ?[0-9)(-])(?![A-Za-z])");

  /** It warns of countries that it has no other groupings for, which is nothing to act on. */
  private static final Logger LIBRARY = Logger.getLogger("com.google.i18n.phonenumbers");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  @Override
  public void find(Row row, Hits hits) {
    String text = MISREAD.matcher(row.text).replaceAll(misread -> Digits.digits(misread.group()));
    if (!worthALook(text)) {
      return;
    }
    international(row, text, hits);
    for (String region : REGIONS) {
      for (PhoneNumberMatch match : numbers.findNumbers(text, region, Leniency.VALID, 64)) {
        String written = match.rawString();
        boolean announced = ANNOUNCED.matcher(text.substring(0, match.start())).find();
        if (written.startsWith("+")) {
          hits.add(row, match.start(), match.end(), LABEL, 0.95, true);
        } else if (announced) {
          hits.add(row, match.start(), match.end(), LABEL, 0.94, true);
        } else if (!OTHER.matcher(written).matches()
            && alone(text, match)
            && grouped(written, match, region)) {
          hits.add(
              row,
              match.start(),
              match.end(),
              LABEL,
              0.75,
              written.startsWith("(") || written.startsWith("0"));
        }
      }
    }
  }

  /**
   * A plus and enough digits is a phone number even where one digit was misread and its country
   * knows none such.
   */
  private static void international(Row row, String text, Hits hits) {
    Matcher plus = INTERNATIONAL.matcher(text);
    while (plus.find()) {
      int end = plus.end();
      while (!Character.isLetterOrDigit(text.charAt(end - 1))) {
        end--;
      }
      boolean country = plus.group().matches("\\+ ?[1-9].*");
      if (country && Digits.count(plus.group()) >= 8) {
        hits.add(row, plus.start(), end, LABEL, 0.8, true);
      }
    }
  }

  private static boolean worthALook(String text) {
    Matcher run = DIGITS.matcher(text);
    while (run.find()) {
      if (Digits.count(run.group()) >= FEWEST_DIGITS) {
        return true;
      }
    }
    return false;
  }

  /** Not a part of a longer number or word. */
  private static boolean alone(String text, PhoneNumberMatch match) {
    String before = text.substring(Math.max(0, match.start() - 1), match.start());
    String after = text.substring(match.end(), Math.min(text.length(), match.end() + 2));
    return !before.matches("[A-Za-z0-9#$€£¥/._=-]")
        && !after.matches("[-/.:_]?[A-Za-z0-9].?|[%€£$¥].*");
  }

  private boolean grouped(String written, PhoneNumberMatch match, String region) {
    return numbers.findNumbers(written, region, Leniency.STRICT_GROUPING, 4).iterator().hasNext()
        || written.startsWith("(") && Digits.count(match.rawString()) >= 9;
  }
}
