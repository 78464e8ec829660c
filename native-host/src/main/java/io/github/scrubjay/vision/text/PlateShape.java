// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import java.util.regex.Pattern;

/**
 * Lines that may be a vehicle's plate: 4 to 9 capitals and digits of both kinds, wide as plates
 * are, with little else on their line. Shop signs and part numbers look like that too, so a plate
 * is never sure.
 */
final class PlateShape {
  private static final Pattern PLATE =
      Pattern.compile("[A-Z0-9]{1,4}(?:[ .·:-]{0,2}[A-Z0-9]{1,5}){0,3}");

  /**
   * EU plates are 4.7 times as wide as high, those of the US 2 times; the text in them a little
   * less or more.
   */
  private static final double NARROWEST = 1.8;

  private static final double WIDEST = 8;

  private PlateShape() {}

  /** How much it looks like a plate; 0 where it does not. */
  static double score(ReadLine read) {
    String text = read.text().strip().toUpperCase(java.util.Locale.ROOT);
    int digits = (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    int letters = (int) text.chars().filter(c -> c >= 'A' && c <= 'Z').count();
    boolean small = read.text().chars().filter(Character::isLowerCase).count() > 1;
    double shape = read.line().width() / read.line().height();
    boolean plate =
        !small
            && digits >= 1
            && letters >= 1
            && digits + letters >= 4
            && digits + letters <= 9
            && shape >= NARROWEST
            && shape <= WIDEST
            && PLATE.matcher(text).matches();
    return plate ? (digits >= 2 && letters >= 2 ? 0.5 : 0.4) : 0;
  }
}
