// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/**
 * Which character stands at which place of one country's IBANs, taken from the validator's own
 * patterns.
 */
final class IbanFormat {
  private static final Pattern PART =
      Pattern.compile("(\\\\d|\\[A-Z0-9\\]|\\[A-Z\\])(?:\\{(\\d+)})?|([A-Z])");
  private static final Map<String, List<String>> PLACES = new ConcurrentHashMap<>();

  private IbanFormat() {}

  /**
   * One string per layout: d for a digit, a for a letter, c for either. None for a country that has
   * no IBANs.
   */
  static List<String> of(String country) {
    return PLACES.computeIfAbsent(country, IbanFormat::read);
  }

  private static List<String> read(String country) {
    IBANValidator.Validator validator = IBANValidator.getInstance().getValidator(country);
    if (validator == null) {
      return List.of();
    }
    List<String> layouts = new ArrayList<>();
    for (Pattern pattern : validator.getRegexValidator().getPatterns()) {
      StringBuilder places = new StringBuilder();
      Matcher part = PART.matcher(pattern.pattern());
      while (part.find()) {
        String kind = part.group(3) != null ? "a" : kind(part.group(1));
        places.append(kind.repeat(part.group(2) == null ? 1 : Integer.parseInt(part.group(2))));
      }
      layouts.add(places.toString());
    }
    return List.copyOf(layouts);
  }

  private static String kind(String regex) {
    return switch (regex) {
      case "\\d" -> "d";
      case "[A-Z]" -> "a";
      default -> "c";
    };
  }

  /** The text with each character made what its place asks for. */
  static String correct(String text, String places) {
    StringBuilder corrected = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      corrected.append(
          switch (places.charAt(i)) {
            case 'd' -> Digits.digit(c);
            case 'a' -> Digits.letter(c);
            default -> Character.toUpperCase(c);
          });
    }
    return corrected.toString();
  }
}
