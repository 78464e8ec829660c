// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Arrays;

/**
 * The data of pictures that are made of others (ISO/IEC 23008-12, 6.6; ISO 21496-1): numbers only.
 *
 * <pre>
 *   iden   nothing
 *   grid   version 0, flags, rows - 1, columns - 1, width, height       u16, or u32 with flag 1
 *   iovl   version 0, flags, colour (4 x u16), width, height, then x, y of each picture
 *   tmap   version 0, u16 least version, u16 version, flags, then fractions of two u32:
 *          2 for the picture, 5 for each channel, of which there are 3 with flag 0x80
 * </pre>
 */
final class HeifDerived {
  private static final int MULTICHANNEL = 0x80;
  private static final int BASE_COLOUR = 0x40;

  private HeifDerived() {}

  static boolean isDerived(String type) {
    return switch (type) {
      case "iden", "grid", "iovl", "tmap" -> true;
      default -> false;
    };
  }

  /**
   * The clean data.
   *
   * @param parts how many pictures it is made of
   */
  static Pieces clean(String type, Stretch data, int parts) throws BadImage {
    byte[] clean =
        switch (type) {
          case "iden" -> new byte[0];
          case "grid" -> grid(data, parts);
          case "iovl" -> overlay(data, parts);
          default -> toneMap(data);
        };
    if (data.length() >= clean.length
        && Arrays.equals(data.bytes(0, clean.length), clean)
        && data.slice(0, clean.length).size() <= 1) {
      return new Pieces().keep(data.slice(0, clean.length));
    }
    return new Pieces().insert(clean);
  }

  private static byte[] grid(Stretch data, int parts) throws BadImage {
    int flags = head(data, "grid");
    int length = 4 + 2 * width(flags);
    require(data, length, "grid");
    int cells = (data.u8(2) + 1) * (data.u8(3) + 1);
    if (cells != parts) {
      throw BadImage.malformed("HEIF grid: " + cells + " cells, " + parts + " pictures");
    }
    return withFlags(data, length, flags);
  }

  private static byte[] overlay(Stretch data, int parts) throws BadImage {
    int flags = head(data, "iovl");
    int length = 2 + 4 * 2 + 2 * width(flags) * (1 + parts);
    require(data, length, "iovl");
    return withFlags(data, length, flags);
  }

  private static byte[] toneMap(Stretch data) throws BadImage {
    require(data, 6, "tmap");
    if (data.u8(0) != 0 || data.u16(1) != 0) {
      throw BadImage.unsupported("HEIF tmap: a version that is not known, must be 0");
    }
    int flags = data.u8(5) & (MULTICHANNEL | BASE_COLOUR);
    int length = 6 + 8 * (2 + 5 * ((flags & MULTICHANNEL) != 0 ? 3 : 1));
    require(data, length, "tmap");
    byte[] clean = data.bytes(0, length);
    clean[3] = 0; // later versions add fields, which are cut off
    clean[4] = 0;
    clean[5] = (byte) flags;
    return clean;
  }

  private static int head(Stretch data, String what) throws BadImage {
    require(data, 2, what);
    if (data.u8(0) != 0) {
      throw BadImage.malformed("HEIF " + what + ": version " + data.u8(0) + ", must be 0");
    }
    return data.u8(1) & 1;
  }

  private static int width(int flags) {
    return flags == 0 ? 2 : 4;
  }

  private static byte[] withFlags(Stretch data, int length, int flags) {
    byte[] clean = data.bytes(0, length);
    clean[1] = (byte) flags;
    return clean;
  }

  private static void require(Stretch data, int length, String what) throws BadImage {
    if (data.length() < length) {
      throw BadImage.malformed("HEIF " + what + ": " + data.length() + " bytes, must be " + length);
    }
  }
}
