// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/** Letters that a reader of pictures takes digits for, and the other way round. */
final class Digits {
  private static final String LIKE_DIGITS = "OoQDIl|iZzSsBGbgq";
  private static final String DIGITS = "00001111225586699";
  private static final String LIKE_LETTERS = "01258";
  private static final String LETTERS = "OIZSB";

  private Digits() {}

  /** What stands where only a digit can stand. */
  static char digit(char c) {
    int at = LIKE_DIGITS.indexOf(c);
    return at < 0 ? c : DIGITS.charAt(at);
  }

  /** What stands where only a capital letter can stand. */
  static char letter(char c) {
    int at = LIKE_LETTERS.indexOf(c);
    return at < 0 ? Character.toUpperCase(c) : LETTERS.charAt(at);
  }

  static String digits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(digit(text.charAt(i)));
    }
    return out.toString();
  }

  static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(letter(text.charAt(i)));
    }
    return out.toString();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean areDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static int count(CharSequence text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
