// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * HEVC pictures in boxes (ITU-T H.265; ISO/IEC 14496-15, 8.3): each NAL unit behind its length.
 *
 * <pre>
 *   length   1, 2 or 4 bytes, as the configuration says
 *   header   u16: 0, type (6 bits), layer (6), temporal id (3)
 *   payload
 * </pre>
 *
 * Kept: slices and parameter sets, and messages (SEI) that only say how bright the picture is
 * meant. Other messages carry encoder settings, text and private data; decoders show the same
 * without.
 */
final class HevcData {
  private static final int LAST_SLICE = 21; // types 22 to 31 are reserved
  private static final int VPS = 32;
  private static final int PPS = 34;
  private static final int DELIMITER = 35;
  private static final int END_OF_SEQUENCE = 36;
  private static final int END_OF_STREAM = 37;
  private static final int PREFIX_MESSAGES = 39;

  private static final int CONFIGURATION_BYTES = 23;

  /** Payload types of messages that stay, by H.265 annex D, each with its only size. */
  private static final int MASTERING_DISPLAY = 137;

  private static final int LIGHT_LEVEL = 144;
  private static final int TRANSFER = 147;
  private static final int SURROUNDINGS = 148;

  private HevcData() {}

  /**
   * What stays of one item or sample.
   *
   * @param lengthBytes of the length before each unit
   */
  static Pieces clean(Stretch data, int lengthBytes) throws BadImage {
    Pieces pieces = new Pieces();
    boolean slices = false;
    int keptFrom = 0;
    int at = 0;
    while (at < data.length()) {
      if (data.length() - at < lengthBytes) {
        throw BadImage.malformed("HEVC: cut off");
      }
      long unit = 0;
      for (int i = 0; i < lengthBytes; i++) {
        unit = unit << 8 | data.u8(at + i);
      }
      int start = at + lengthBytes;
      if (unit > data.length() - start) {
        throw BadImage.malformed("HEVC: unit of " + unit + " bytes is cut off");
      }
      int end = start + (int) unit;
      if (stays(data, start, (int) unit)) {
        slices |= type(data, start) <= LAST_SLICE;
      } else {
        pieces.keep(data.slice(keptFrom, at - keptFrom));
        keptFrom = end;
      }
      at = end;
    }
    pieces.keep(data.slice(keptFrom, data.length() - keptFrom));
    if (!slices) {
      throw BadImage.malformed("HEVC: no slice");
    }
    return pieces;
  }

  private static int type(Stretch data, int start) {
    return data.u8(start) >> 1 & 0x3F;
  }

  private static boolean stays(Stretch data, int start, int length) {
    if (length < 2 || (data.u8(start) & 0x80) != 0) {
      return false;
    }
    int type = type(data, start);
    return type <= LAST_SLICE && length > 2
        || type >= VPS && type <= PPS && length > 2
        || type == DELIMITER && length == 3
        || (type == END_OF_SEQUENCE || type == END_OF_STREAM) && length == 2
        || type == PREFIX_MESSAGES && onlyBrightness(data.bytes(start + 2, length - 2));
  }

  /**
   * Whether a unit of messages holds nothing but such as stay: type and size (FF adds 255),
   * payload; then a 1 and zeros up to a whole byte.
   */
  private static boolean onlyBrightness(byte[] escaped) {
    if (escaped.length > 200) {
      return false; // all of them together need less
    }
    byte[] payload = withoutEscapes(escaped);
    int at = 0;
    while (payload.length - at > 1) {
      int type = payload[at] & 0xFF;
      int size = payload[at + 1] & 0xFF;
      if (size == 0 || size != brightnessBytes(type) || size > payload.length - at - 2) {
        return false;
      }
      at += 2 + size;
    }
    return payload.length - at == 1 && payload[at] == (byte) 0x80 && at > 0;
  }

  private static int brightnessBytes(int type) {
    return switch (type) {
      case MASTERING_DISPLAY -> 24;
      case LIGHT_LEVEL -> 4;
      case TRANSFER -> 1;
      case SURROUNDINGS -> 8;
      default -> 0;
    };
  }

  /** H.265 7.3.1.1: 00 00 03 stands for 00 00. */
  private static byte[] withoutEscapes(byte[] escaped) {
    byte[] plain = new byte[escaped.length];
    int length = 0;
    int zeros = 0;
    for (byte value : escaped) {
      if (zeros >= 2 && value == 3) {
        zeros = 0;
      } else {
        zeros = value == 0 ? zeros + 1 : 0;
        plain[length++] = value;
      }
    }
    return Arrays.copyOf(plain, length);
  }

  /** The bytes of the length before each unit, as a clean configuration says. */
  static int lengthBytes(byte[] configuration) {
    return (configuration[21] & 3) + 1;
  }

  /**
   * The clean configuration (hvcC, ISO/IEC 14496-15, 8.3.3.1): 23 bytes of profile, level and
   * counts, then arrays of parameter sets: type, u16 count, and u16 length and unit each.
   */
  static byte[] configuration(ByteBuffer image, Boxes.Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF hvcC");
    byte[] head = in.bytes(CONFIGURATION_BYTES);
    if (head[0] != 1) {
      throw BadImage.malformed("HEIF hvcC: version " + (head[0] & 0xFF) + ", must be 1");
    }
    if ((head[21] & 3) == 2) {
      throw BadImage.malformed("HEIF hvcC: lengths of 3 bytes, must be 1, 2 or 4");
    }
    head[13] |= (byte) 0xF0; // reserved bits, which are ones
    head[15] |= (byte) 0xFC;
    head[16] |= (byte) 0xFC;
    head[17] |= (byte) 0xF8;
    head[18] |= (byte) 0xF8;
    BoxWriter out = new BoxWriter();
    out.bytes(head);
    int arrays = 0;
    for (int left = head[22] & 0xFF; left > 0; left--) {
      arrays += array(image, in, out);
    }
    byte[] clean = out.toByteArray();
    clean[22] = (byte) arrays;
    return clean;
  }

  /** Copies an array if anything of it stays, and returns how many were written: 0 or 1. */
  private static int array(ByteBuffer image, BoxReader in, BoxWriter out) throws BadImage {
    int head = in.u8();
    int type = head & 0x3F;
    BoxWriter kept = new BoxWriter();
    int count = 0;
    for (int left = in.u16(); left > 0; left--) {
      int length = in.u16();
      int start = in.at();
      in.skip(length);
      Stretch unit = Stretch.of(image, start, start + length);
      if (ARRAYS.contains(type) && length > 2 && type(unit, 0) == type && stays(unit, 0, length)) {
        kept.u16(length).bytes(unit.bytes(0, length));
        count++;
      }
    }
    if (count == 0) {
      return 0;
    }
    out.u8(head & 0xBF).u16(count).bytes(kept.toByteArray());
    return 1;
  }

  private static final Set<Integer> ARRAYS = Set.of(VPS, VPS + 1, PPS, PREFIX_MESSAGES);
}
