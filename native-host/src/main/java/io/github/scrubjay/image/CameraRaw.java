// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Set;

/**
 * Recognises camera raw files that are TIFFs in shape by what they hold: without their private tags
 * no program could develop them any more, and these tell about the camera: so they are refused.
 */
final class CameraRaw {
  /** Photometric interpretations of sensor data: colour filter array, linear raw (DNG 1.7). */
  private static final Set<Long> SENSOR_DATA = Set.of(32803L, 34892L);

  /** Sony, Samsung, Nikon, Kodak and Pentax codings of sensor data. */
  private static final Set<Long> SENSOR_CODINGS =
      Set.of(32767L, 32769L, 32770L, 34713L, 65000L, 65535L);

  /** CFARepeatPatternDim, CFAPattern, DNGVersion. */
  static final Set<Integer> TAGS = Set.of(33421, 33422, 50706);

  private CameraRaw() {}

  static boolean isSensorData(long photometric, long compression) {
    return SENSOR_DATA.contains(photometric) || SENSOR_CODINGS.contains(compression);
  }
}
