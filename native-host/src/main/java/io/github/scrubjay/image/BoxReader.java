// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/** Reads the fields of one box in order, each held against the box's end. */
final class BoxReader {
  private final ByteBuffer image;
  private final String what;
  private final int end;
  private int at;

  /**
   * @param what the box's name, for messages
   */
  BoxReader(ByteBuffer image, Boxes.Box box, String what) {
    this(image, box.body(), box.end(), what);
  }

  BoxReader(ByteBuffer image, int from, int end, String what) {
    this.image = image;
    this.at = from;
    this.end = end;
    this.what = what;
  }

  /** Offset of what is read next. */
  int at() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  int u8() throws BadImage {
    return (int) unsigned(1);
  }

  int u16() throws BadImage {
    return (int) unsigned(2);
  }

  long u32() throws BadImage {
    return unsigned(4);
  }

  /**
   * A number of 0 to 8 bytes.
   *
   * @throws BadImage also for numbers of 2^63 and more, which nothing in a file needs
   */
  long unsigned(int bytes) throws BadImage {
    take(bytes);
    long value = 0;
    for (int i = at - bytes; i < at; i++) {
      value = value << 8 | image.get(i) & 0xFF;
    }
    if (value < 0) {
      throw BadImage.malformed(what + ": number of 64 bits");
    }
    return value;
  }

  /** All 64 bits as they are: durations may be 2^64 - 1, which stands for none. */
  long raw64() throws BadImage {
    take(8);
    return image.getLong(at - 8);
  }

  byte[] bytes(int length) throws BadImage {
    take(length);
    byte[] bytes = new byte[length];
    image.get(at - length, bytes);
    return bytes;
  }

  void skip(int bytes) throws BadImage {
    take(bytes);
  }

  /**
   * A count of entries that must fit into what is left, so that no loop outruns the box.
   *
   * @param entryBytes least size of one entry
   */
  int count(long count, int entryBytes) throws BadImage {
    if (count > Limits.PARTS) {
      throw BadImage.tooLarge(what + ": " + count + " entries, limit " + Limits.PARTS);
    }
    if (count * entryBytes > remaining()) {
      throw BadImage.malformed(what + ": " + count + " entries do not fit");
    }
    return (int) count;
  }

  private void take(int bytes) throws BadImage {
    if (bytes < 0 || bytes > end - at) {
      throw BadImage.malformed(what + ": cut off");
    }
    at += bytes;
  }
}
