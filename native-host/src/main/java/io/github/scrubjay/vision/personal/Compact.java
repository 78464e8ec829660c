// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/**
 * A part of a row without spaces, dots and hyphens, that knows where in the row each character
 * stands.
 */
final class Compact {
  final String text;
  private final int[] index;

  private Compact(String text, int[] index) {
    this.text = text;
    this.index = index;
  }

  static Compact of(String text, int start, int end) {
    return without(" .-", text, start, end);
  }

  static Compact without(String separators, String text, int start, int end) {
    StringBuilder compact = new StringBuilder();
    int[] index = new int[end - start];
    for (int i = start; i < end; i++) {
      if (separators.indexOf(text.charAt(i)) < 0) {
        index[compact.length()] = i;
        compact.append(text.charAt(i));
      }
    }
    return new Compact(compact.toString(), index);
  }

  /** Where in the row the character stands. */
  int indexOf(int at) {
    return index[at];
  }
}
