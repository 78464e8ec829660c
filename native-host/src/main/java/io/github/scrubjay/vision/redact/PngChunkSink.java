// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.zip.CRC32;

/** Writes the chunks of a PNG (W3C PNG, clause 5). */
final class PngChunkSink {
  static final int IHDR = 0x49484452;
  static final int PLTE = 0x504C5445;
  static final int TRNS = 0x74524E53;
  static final int IDAT = 0x49444154;
  static final int FCTL = 0x6663544C;
  static final int FDAT = 0x66644154;
  static final int IEND = 0x49454E44;

  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  /** Of one IDAT or fdAT; some readers hold a chunk in memory whole. */
  private static final int MOST_BYTES = 1 << 20;

  private final ByteSink out;
  private int sequence;

  PngChunkSink(int expectedBytes) {
    out = new ByteSink(expectedBytes);
    out.put(SIGNATURE);
  }

  void chunk(int type, byte[] data) {
    chunk(type, new byte[0], data, 0, data.length);
  }

  void chunk(int type, byte[] data, int from, int length) {
    chunk(type, new byte[0], data, from, length);
  }

  /** With the number that all fcTL and fdAT of an animation count, in front of the data. */
  void numbered(int type, byte[] data, int from, int length) {
    int number = sequence++;
    byte[] head = {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
    chunk(type, head, data, from, length);
  }

  /** Pixels, as IDAT or fdAT. */
  void pixels(int type, byte[] stream) {
    for (int at = 0; at < stream.length; at += MOST_BYTES) {
      int length = Math.min(MOST_BYTES, stream.length - at);
      if (type == FDAT) {
        numbered(type, stream, at, length);
      } else {
        chunk(type, stream, at, length);
      }
    }
  }

  private void chunk(int type, byte[] head, byte[] data, int from, int length) {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(type >> shift);
    }
    crc.update(head);
    crc.update(data, from, length);
    out.putInt(head.length + length);
    out.putInt(type);
    out.put(head);
    out.put(data, from, length);
    out.putInt((int) crc.getValue());
  }

  byte[] toArray() {
    return out.toArray();
  }
}
