// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;

/**
 * Reads the entropy-coded data of one scan bit by bit (T.81 F.2.2.5): FF 00 stands for FF, any
 * other FF begins a marker, at which the bits end.
 */
final class JpegBits {
  private final byte[] image;
  private final int end;
  private int at;
  private long buffer;
  private int bits;
  private int padding;

  /**
   * @param from of the first byte
   * @param end behind the last
   */
  JpegBits(byte[] image, int from, int end) {
    this.image = image;
    this.at = from;
    this.end = end;
  }

  /** Makes at least 48 bits ready; behind the end they are zeros, which {@link #check} finds. */
  private void fill() {
    while (bits <= 48) {
      int value = at < end ? image[at] & 0xFF : -1;
      if (value == 0xFF) {
        if (at + 1 < end && image[at + 1] == 0) {
          at += 2;
        } else {
          value = -1;
        }
      } else if (value >= 0) {
        at++;
      }
      if (value < 0) {
        padding += 8;
        value = 0;
      }
      buffer = buffer << 8 | value;
      bits += 8;
    }
  }

  /** The next 16 bits, not taken yet. */
  int peek16() {
    if (bits < 16) {
      fill();
    }
    return (int) (buffer >>> bits - 16) & 0xFFFF;
  }

  /** Takes bits that were looked at. */
  void skip(int count) {
    bits -= count;
  }

  /** Takes up to 16 bits as a number. */
  int take(int count) {
    if (bits < count) {
      fill();
    }
    bits -= count;
    return (int) (buffer >>> bits) & (1 << count) - 1;
  }

  /** Takes a signed number of {@code size} bits (T.81 F.2.2.1, EXTEND). */
  int signed(int size) {
    if (size == 0) {
      return 0;
    }
    int value = take(size);
    return value < 1 << size - 1 ? value - (1 << size) + 1 : value;
  }

  /**
   * Holds what was taken against what was there.
   *
   * @throws BadImage when more bits were taken
   */
  void check() throws BadImage {
    if (bits < padding) {
      throw BadImage.malformed("JPEG: a scan ends before its last block");
    }
  }

  /**
   * Goes behind the restart marker that ends this interval.
   *
   * @param number 0 to 7
   * @throws BadImage where another marker or none stands there
   */
  void restart(int number) throws BadImage {
    while (at + 1 < end && (image[at] != (byte) 0xFF || isStuffing(image[at + 1]))) {
      at++; // what follows the last block of an interval is no picture
    }
    if (at + 1 >= end || (image[at + 1] & 0xFF) != 0xD0 + number) {
      throw BadImage.malformed("JPEG: no RST" + number + " where an interval ends");
    }
    at += 2;
    buffer = 0;
    bits = 0;
    padding = 0;
  }

  private static boolean isStuffing(byte next) {
    return next == 0 || next == (byte) 0xFF;
  }
}
