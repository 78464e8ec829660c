// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the notations of Exif, XMP, IPTC and PNG into the ones that people read. */
final class Values {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[:/-](\\d{2})[:/-](\\d{2})(?:[T ]+(\\d{2}):(\\d{2})(?::\\d{2}.*)?)?.{0,40}");
  private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern COMPACT_TIME = Pattern.compile("(\\d{2})(\\d{2})\\d{2}.{0,10}");

  /** XMP's {@code 48,51.504N} and {@code 48,51,30N}. */
  private static final Pattern XMP_DEGREES =
      Pattern.compile(
          "(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,15})?)(?:,(\\d{1,2}(?:\\.\\d{1,15})?))?([NSEW])");

  private static final Pattern FRACTION = Pattern.compile("(-?\\d{1,15})/(\\d{1,15})");

  private Values() {}

  /** {@code 2026-05-01 14:03} from the notations of Exif and XMP; other text as it is. */
  static String time(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      return text;
    }
    if (time.group(1).equals("0000")) {
      return "";
    }
    String date = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
    return time.group(4) == null ? date : date + " " + time.group(4) + ":" + time.group(5);
  }

  /** IPTC's {@code 20260501} and {@code 140322+0200}, the latter possibly missing. */
  static String compactTime(String date, String time) {
    Matcher day = COMPACT_DATE.matcher(date.strip());
    if (!day.matches()) {
      return time(date);
    }
    String text = day.group(1) + "-" + day.group(2) + "-" + day.group(3);
    Matcher clock = COMPACT_TIME.matcher(time == null ? "" : time.strip());
    return clock.matches() ? text + " " + clock.group(1) + ":" + clock.group(2) : text;
  }

  /** {@code 48.8584 N, 2.2945 E}. */
  static String position(double latitude, double longitude) {
    return String.format(
        Locale.ROOT,
        "%.4f %s, %.4f %s",
        Math.abs(latitude),
        latitude < 0 ? "S" : "N",
        Math.abs(longitude),
        longitude < 0 ? "W" : "E");
  }

  /** A whole number with its unit: {@code 35 m}. */
  static String measure(double value, String unit) {
    return Math.round(value) + unit;
  }

  /** Degrees from XMP's notation, south and west negative. */
  static OptionalDouble xmpDegrees(String text) {
    Matcher degrees = XMP_DEGREES.matcher(text.strip());
    if (!degrees.matches()) {
      return OptionalDouble.empty();
    }
    double value =
        Double.parseDouble(degrees.group(1))
            + Double.parseDouble(degrees.group(2)) / 60
            + (degrees.group(3) == null ? 0 : Double.parseDouble(degrees.group(3)) / 3600);
    boolean negative = degrees.group(4).equals("S") || degrees.group(4).equals("W");
    return OptionalDouble.of(negative ? -value : value);
  }

  /** A number from XMP's {@code 35/1}. */
  static OptionalDouble fraction(String text) {
    Matcher fraction = FRACTION.matcher(text.strip());
    if (!fraction.matches() || Double.parseDouble(fraction.group(2)) == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2)));
  }
}
