// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

/**
 * What a line says. {@code centres} holds for each character of the text where its middle is along
 * the line, from 0 at the left edge to 1 at the right one; {@code score} is the reader's mean trust
 * in its characters.
 */
record ReadLine(TextLine line, String text, double[] centres, double score) {
  ReadLine {
    if (centres.length != text.length()) {
      throw new IllegalArgumentException(
          centres.length + " places for " + text.length() + " characters");
    }
  }
}
