// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.util.Locale;

/** Makes what stood in a file fit to be shown: one line, no control characters, not too long. */
final class PlainText {
  private PlainText() {}

  /**
   * Replaces everything that could break or turn a line (control and format characters, halves of
   * surrogate pairs) by single spaces and cuts at {@code limit} characters.
   */
  static String of(String text, int limit) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), limit + 2));
    boolean gap = false;
    int at = 0;
    while (at < text.length() && plain.length() <= limit) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (isShown(point)) {
        if (gap && plain.length() > 0) {
          plain.append(' ');
        }
        gap = false;
        plain.appendCodePoint(point);
      } else {
        gap = true;
      }
    }
    if (plain.length() <= limit) {
      return plain.toString();
    }
    int end = limit - 1;
    if (Character.isHighSurrogate(plain.charAt(end - 1))) {
      end--;
    }
    return plain.substring(0, end) + '…';
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> point != 0xFFFD; // stands for bytes that were no text
    };
  }

  /** A size as people say it: {@code 840 bytes}, {@code 112 kB}, {@code 2.1 MB}. */
  static String size(long bytes) {
    if (bytes == 1) {
      return "1 byte";
    }
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    if (bytes < 1_000_000) {
      return Math.round(bytes / 1e3) + " kB";
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** A count with its noun: {@code 1 value}, {@code 5 values}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
