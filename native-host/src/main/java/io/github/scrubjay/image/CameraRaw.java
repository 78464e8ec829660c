// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Recognises camera raw files. They are TIFFs in shape, but without their private tags no program
 * could develop them any more, and these tell about the camera: so they are refused.
 */
final class CameraRaw {
  private static final String ADVICE = ": camera raw can't be cleaned; export it as a JPEG";

  /** Photometric interpretations of sensor data: colour filter array, linear raw (DNG 1.7). */
  private static final Set<Long> SENSOR_DATA = Set.of(32803L, 34892L);

  /** Sony, Samsung, Nikon, Kodak and Pentax codings of sensor data. */
  private static final Set<Long> SENSOR_CODINGS =
      Set.of(32767L, 32769L, 32770L, 34713L, 65000L, 65535L);

  /** CFARepeatPatternDim, CFAPattern, DNGVersion. */
  static final Set<Integer> TAGS = Set.of(33421, 33422, 50706);

  private CameraRaw() {}

  /** Whether the first bytes are those of a maker that changed TIFF's signature. */
  static boolean hasOwnSignature(ByteBuffer image) {
    if (image.limit() < 16) {
      return false;
    }
    return switch (image.getInt(0)) {
      case 0x4949524F, 0x49495253, 0x4D4D4F52 -> true; // IIRO, IIRS, MMOR: Olympus
      case 0x49495500 -> true; // IIU: Panasonic
      case 0x46554A49 -> image.getInt(4) == 0x46494C4D; // FUJIFILM
      default -> false;
    };
  }

  /** Canon's mark behind the header of an ordinary TIFF. */
  static boolean hasCanonMark(ByteBuffer image) {
    return image.limit() >= 10 && image.getInt(0) == 0x49492A00 && image.getShort(8) == 0x4352;
  }

  static boolean isSensorData(long photometric, long compression) {
    return SENSOR_DATA.contains(photometric) || SENSOR_CODINGS.contains(compression);
  }

  static BadImage refused() {
    return BadImage.unsupported("TIFF" + ADVICE);
  }
}
