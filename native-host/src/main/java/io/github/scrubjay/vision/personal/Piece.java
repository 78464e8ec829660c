// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/**
 * A piece of text that was read at one place: usually a line, or the part of a line up to a wide
 * gap. The edges are in pixels (any unit, as long as all pieces share it); right and bottom are
 * exclusive.
 */
public record Piece(String text, int left, int top, int right, int bottom) {
  public Piece {
    if (right <= left || bottom <= top) {
      throw new IllegalArgumentException(
          "a piece of text covers something, not " + (right - left) + " x " + (bottom - top));
    }
  }

  int height() {
    return bottom - top;
  }
}
