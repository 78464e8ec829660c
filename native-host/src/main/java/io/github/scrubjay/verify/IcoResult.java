// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.util.Arrays;

/** Reads clean icons and pointers: a directory, and clean pictures without a gap between them. */
final class IcoResult implements ResultReader {
  private static final int HEAD = 6;
  private static final int ENTRY = 16;

  private final String format;
  private final int type;

  private IcoResult(String format, int type) {
    this.format = format;
    this.type = type;
  }

  static IcoResult icons() {
    return new IcoResult("ico", 1);
  }

  static IcoResult pointers() {
    return new IcoResult("cur", 2);
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    LittleEndian in = new LittleEndian(clean, "ICO");
    in.require(clean.length > HEAD && in.u16(0) == 0 && in.u16(2) == type, "no signature");
    int count = in.u16(4);
    int end = HEAD + ENTRY * count;
    in.require(count > 0 && end < clean.length, "no pictures");
    for (int entry = HEAD; entry < HEAD + ENTRY * count; entry += ENTRY) {
      in.require(in.u8(entry + 3) == 0, "a reserved byte");
      long length = in.u32(entry + 8);
      long offset = in.u32(entry + 12);
      in.require(offset == end && length > 0, "a gap between pictures");
      in.require(length <= clean.length - offset, "a picture outside of the file");
      end = (int) (offset + length);
      picture(in, (int) offset, end, options);
    }
    in.require(end == clean.length, "bytes behind the end");
  }

  private static void picture(LittleEndian in, int offset, int end, Options options)
      throws VerifyFailure {
    if (in.u8(offset) == 0x89) {
      Verifier.read(Arrays.copyOfRange(in.bytes(), offset, end), "png", options);
      return;
    }
    int walked = BitmapWalk.walk(in, offset, -1, true, end, options);
    in.require(walked == end, "bytes behind a picture");
  }
}
