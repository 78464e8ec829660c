// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/**
 * One place in a picture that is worth a look.
 *
 * @param label what it is ({@code face}, {@code qr}, {@code email} ...), never the value that was
 *     read there
 * @param score how likely it is that, 0 to 1
 * @param sure whether it should be ticked before the person has looked
 */
public record Region(Subject subject, String label, Box box, double score, boolean sure) {

  /**
   * @throws IllegalArgumentException where the label is no label or the score is out of range
   */
  public Region {
    if (!isLabel(label)) {
      throw new IllegalArgumentException("a label is of lower-case letters, digits and '-'");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score + ", must be 0 to 1");
    }
  }

  private static boolean isLabel(String label) {
    boolean good = !label.isEmpty() && label.length() <= 32;
    for (int i = 0; good && i < label.length(); i++) {
      char c = label.charAt(i);
      good = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }
    return good;
  }
}
