// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * National numbers of persons. Those with a check digit are found by it; those of which chance
 * would give many are found only in the way people write them, or after a word that announces them.
 */
final class NationalIdRule implements Rule {
  private static final String LABEL = "national-id";

  private record Id(Pattern pattern, Predicate<String> valid, Pattern announced) {}

  private static final Pattern ALWAYS = Pattern.compile("");
  private static final String D = "[0-9OIl]";

  private static final List<Id> IDS =
      List.of(
          // US social security number: no area 000, 666 or 9xx, no group 00, no serial 0000
          id("(?!000|666|9)\\d{3} ?- ?(?!00)\\d{2} ?- ?(?!0000)\\d{4}", id -> true, null),
          id(
              "(?!000|666|9)\\d{3} (?!00)\\d{2} (?!0000)\\d{4}|(?!000|666|9)\\d{9}",
              id -> true, "(?i)\\bSSN\\b|social security"),
          // UK national insurance number: no D, F, I, Q, U, V in the prefix, nor O as its second
          // letter
          id(
              "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:"
                  + D
                  + "{2} ?){3}[A-D]",
              id -> true,
              null),
          // DE tax number of a person: 11 digits, ISO 7064 modulo 11, 10
          id(
              "[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}",
              CheckDigits::germanTaxNumber, "(?i)steuer|\\bIdNr|\\bTIN\\b|\\bID\\b"),
          id("[1-9]\\d \\d{3} \\d{3} \\d{3}", CheckDigits::germanTaxNumber, null),
          // FR number of social security: sex, year, month, department, commune, serial; key 97
          id(
              "[1278] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}",
              CheckDigits::frenchNumber, null),
          // ES DNI and NIE: the letter is the number modulo 23
          id(
              "(?:[XYZ] ?-? ?\\d{7}|\\d{2}\\.?\\d{3}\\.?\\d{3}) ?-? ?[A-HJ-NP-TV-Z]",
              CheckDigits::spanishNumber, null),
          // PL PESEL: date, serial, check digit of weights 1, 3, 7, 9
          id("\\d{11}", CheckDigits::pesel, null),
          // IT codice fiscale: its check letter
          id("[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]", CheckDigits::italianCode, null),
          // JP individual number: 12 digits with a check digit
          id(
              "\\d{4}[ -]?\\d{4}[ -]?\\d{4}",
              CheckDigits::japaneseNumber, "(?i)個人番号|マイナンバ|my ?number"),
          // IN Aadhaar: 12 digits, Verhoeff
          id("[2-9]\\d{3} \\d{4} \\d{4}", CheckDigits::verhoeff, null),
          // CA social insurance number: Luhn
          id(
              "\\d{3}[ -]\\d{3}[ -]\\d{3}",
              CheckDigits::luhn, "(?i)\\bSIN\\b|\\bNAS\\b|social insurance"));

  private static Id id(String pattern, Predicate<String> valid, String announced) {
    return new Id(
        Pattern.compile(
            "(?:(?<![A-Za-z0-9.-])|(?<=PESEL|DNI|NIE|SSN|ID)(?=[0-9]))(?:"
                + pattern
                + ")(?![A-Za-z0-9]|[.-][0-9])"),
        valid,
        announced == null ? ALWAYS : Pattern.compile(announced));
  }

  @Override
  public void find(Row row, Hits hits) {
    for (Id id : IDS) {
      Matcher number = id.pattern.matcher(row.text);
      while (number.find()) {
        String compact = number.group().replaceAll("[ .-]", "");
        if (id.valid.test(compact)
            && id.announced.matcher(row.text.substring(0, number.start())).find()) {
          hits.add(row, number.start(), number.end(), LABEL, 0.95, true);
        }
      }
    }
  }
}
