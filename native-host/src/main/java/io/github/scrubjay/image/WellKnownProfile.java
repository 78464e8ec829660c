// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The colour spaces that nearly all pictures are in, known by their numbers and never by their
 * name. Makers describe them with small differences, which tell the maker; one profile stands for
 * all.
 */
enum WellKnownProfile {
  SRGB(
      new int[][] {{0x6FA2, 0x38F5, 0x0390}, {0x6299, 0xB785, 0x18DA}, {0x24A0, 0x0F84, 0xB6CF}},
      WellKnownProfile::srgb),
  DISPLAY_P3(
      new int[][] {{0x83DF, 0x3DBF, -69}, {0x4ABF, 0xB137, 0x0AB9}, {0x2838, 0x110B, 0xC8B9}},
      WellKnownProfile::srgb),
  ADOBE_RGB(
      new int[][] {{0x9C18, 0x4FA5, 0x04FC}, {0x348D, 0xA02C, 0x0F95}, {0x2631, 0x102F, 0xBE9C}},
      value -> Math.pow(value, 563 / 256.0));

  /** Of 65,536: far less than an eye can see, and more than makers round by. */
  private static final int COLOUR_TOLERANCE = 40;

  /** Of the linear light; at the dark end a third of a just visible step. */
  private static final double CURVE_TOLERANCE = 0.0003;

  private static final int CURVE_POINTS = 256;

  private static final List<String> COLOURS = List.of("rXYZ", "gXYZ", "bXYZ");
  private static final List<String> CURVES = List.of("rTRC", "gTRC", "bTRC");

  /** IEC 61966-2-1 as a parametric curve: 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045. */
  private static final int[] SRGB_CURVE = {0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B};

  private static final int D50_X = 0xF6D6;
  private static final int D50_Z = 0xD32D;

  private final int[][] colours;
  private final DoubleUnaryOperator curve;

  WellKnownProfile(int[][] colours, DoubleUnaryOperator curve) {
    this.colours = colours;
    this.curve = curve;
  }

  /**
   * Finds the space by the data of the colour tags.
   *
   * @param tags all colour tags of an RGB profile of a display, by their names
   */
  static Optional<WellKnownProfile> of(Map<String, ByteBuffer> tags) {
    boolean simple = tags.keySet().containsAll(COLOURS) && tags.keySet().containsAll(CURVES);
    for (String name : tags.keySet()) {
      simple &= COLOURS.contains(name) || CURVES.contains(name) || name.matches("wtpt|chad");
    }
    if (simple) {
      for (WellKnownProfile known : values()) {
        if (known.fits(tags)) {
          return Optional.of(known);
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(Map<String, ByteBuffer> tags) {
    for (int i = 0; i < 3; i++) {
      ByteBuffer colour = tags.get(COLOURS.get(i));
      if (colour.getInt(0) != 0x58595A20) { // XYZ
        return false;
      }
      for (int axis = 0; axis < 3; axis++) {
        long difference = (long) colour.getInt(8 + 4 * axis) - colours[i][axis];
        if (Math.abs(difference) > COLOUR_TOLERANCE) {
          return false;
        }
      }
      Optional<DoubleUnaryOperator> given = curve(tags.get(CURVES.get(i)));
      if (given.isEmpty() || !isClose(given.get())) {
        return false;
      }
    }
    return true;
  }

  private boolean isClose(DoubleUnaryOperator given) {
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double value = (double) i / CURVE_POINTS;
      // written so that what is no number is not close
      if (!(Math.abs(given.applyAsDouble(value) - curve.applyAsDouble(value)) <= CURVE_TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  private static double srgb(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** ICC.1 10.6 and 10.18. */
  private static Optional<DoubleUnaryOperator> curve(ByteBuffer data) {
    if (data.getInt(0) == 0x63757276) { // curv
      int count = data.getInt(8);
      if (count == 0) {
        return Optional.of(value -> value);
      }
      if (count == 1) {
        double gamma = (data.getShort(12) & 0xFFFF) / 256.0;
        return Optional.of(value -> Math.pow(value, gamma));
      }
      return Optional.of(value -> interpolated(data, count, value));
    }
    int type = data.getInt(0) == 0x70617261 ? data.getShort(8) : -1; // para
    double[] p = new double[7];
    int count = type == 0 ? 1 : type == 3 ? 5 : 0;
    for (int i = 0; i < count; i++) {
      p[i] = data.getInt(12 + 4 * i) / 65536.0;
    }
    return switch (type) {
      case 0 -> Optional.of(value -> Math.pow(value, p[0]));
      case 3 ->
          Optional.of(value -> value >= p[4] ? Math.pow(p[1] * value + p[2], p[0]) : p[3] * value);
      default -> Optional.empty(); // stays as it is
    };
  }

  private static double interpolated(ByteBuffer data, int count, double value) {
    double place = value * (count - 1);
    int index = Math.min((int) place, count - 2);
    int low = data.getShort(12 + 2 * index) & 0xFFFF;
    int high = data.getShort(14 + 2 * index) & 0xFFFF;
    return (low + (high - low) * (place - index)) / 65535;
  }

  /** The data of one tag of the one profile that stands for all of this space. */
  byte[] tag(String name) {
    if (name.equals("wtpt")) {
      return xyz(new int[] {D50_X, 0x10000, D50_Z});
    }
    int colour = COLOURS.indexOf(name);
    if (colour >= 0) {
      return xyz(colours[colour]);
    }
    if (this == ADOBE_RGB) {
      return ByteBuffer.allocate(14)
          .putInt(0x63757276)
          .putInt(0)
          .putInt(1)
          .putShort((short) 563) // 2.2 in 256ths, as everywhere
          .array();
    }
    ByteBuffer curve = ByteBuffer.allocate(32).putInt(0x70617261).putInt(0);
    curve.putShort((short) 3).putShort((short) 0);
    for (int parameter : SRGB_CURVE) {
      curve.putInt(parameter);
    }
    return curve.array();
  }

  private static byte[] xyz(int[] values) {
    ByteBuffer data = ByteBuffer.allocate(20).putInt(0x58595A20).putInt(0);
    return data.putInt(values[0]).putInt(values[1]).putInt(values[2]).array();
  }

  /** The names of the tags that it has. */
  static List<String> tagNames() {
    return List.of("wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
  }
}
