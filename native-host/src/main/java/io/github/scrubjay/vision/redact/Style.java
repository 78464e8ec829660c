// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Locale;
import java.util.Optional;

/**
 * What stands where something was. None is made of the pixels that it covers: blurred or coarse
 * pixels of the original could be read again.
 */
public enum Style {
  /** Black. */
  SOLID,
  /** The mean colour of the surroundings. */
  AVERAGE,
  /** Looks like coarse pixels: the surroundings' colours in squares of made-up brightness. */
  PIXELATE,
  /** Looks like a blur: from the surroundings' colour on one side to that on the other. */
  BLUR;

  /** The name on the wire and on the command line, for instance {@code solid}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The style of this wire name. */
  public static Optional<Style> of(String wireName) {
    for (Style style : values()) {
      if (style.wireName().equals(wireName)) {
        return Optional.of(style);
      }
    }
    return Optional.empty();
  }

  /** Whether all of a box gets one colour. */
  boolean isFlat() {
    return this == SOLID || this == AVERAGE;
  }
}
