// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that one pattern may look at only so often. Where an end is missing again and again, a
 * search takes the square of the text's length, which is hours for a few megabytes, and Java can't
 * stop a matcher from outside.
 */
final class RationedText implements CharSequence {
  /** What the patterns here need for a drawing of an editor is below ten. */
  private static final int LOOKS_PER_CHARACTER = 40;

  /** Looking at the clock or at a flag each time would cost more than the search. */
  private static final int LOOKS_BETWEEN_CHECKS = 1 << 16;

  /** The pattern looked too often, or nobody waits for it any more. */
  static final class UsedUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UsedUp() {
      super("the text is looked at too often", null, false, false);
    }
  }

  private final String text;
  private long left;

  private RationedText(String text) {
    this.text = text;
    this.left = LOOKS_BETWEEN_CHECKS + (long) LOOKS_PER_CHARACTER * text.length();
  }

  /**
   * A matcher whose methods throw {@link UsedUp} when they take too long, or when their thread is
   * interrupted.
   */
  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new RationedText(text));
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    left--;
    if (left % LOOKS_BETWEEN_CHECKS == 0 && (left <= 0 || Thread.currentThread().isInterrupted())) {
      left = LOOKS_BETWEEN_CHECKS;
      throw new UsedUp();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
