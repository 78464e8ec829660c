// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;

/** Finds the text in bytes of unknown meaning. */
final class LooseText {
  private static final int MIN_CHARS = 3;

  private LooseText() {}

  /** The text that the bytes begin with; empty for none. */
  static String of(byte[] bytes, int start, int end) {
    int textEnd = start;
    while (textEnd < end && isText(bytes[textEnd])) {
      textEnd++;
    }
    if (textEnd - start < MIN_CHARS) {
      return "";
    }
    return new String(bytes, start, textEnd - start, StandardCharsets.UTF_8).strip();
  }

  private static boolean isText(byte value) {
    return value < 0 || value >= 0x20 && value != 0x7F || value >= '\t' && value <= '\r';
  }
}
