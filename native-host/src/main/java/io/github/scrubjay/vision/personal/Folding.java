// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/**
 * Brings what a reader of pictures writes to what the rules expect, one character for one, so that
 * places stay.
 */
final class Folding {
  private static final String FROM = "‐‑‒–—−‘’‚′“”„″«‹《〈く＜»›》〉。、・\u00a0\u3000\t×θΟО";
  private static final String TO = "------''''\"\"\"\"<<<<<<>>>>.,.   X0OO";
  private static final int FULL_WIDTH_OFFSET = '！' - '!';

  private Folding() {}

  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int at = FROM.indexOf(c);
      if (at >= 0) {
        folded.append(TO.charAt(at));
      } else if (c >= '！' && c <= '～') {
        folded.append((char) (c - FULL_WIDTH_OFFSET));
      } else {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /** Whether the two tables fit each other; a test asks. */
  static boolean tablesFit() {
    return FROM.length() == TO.length();
  }
}
