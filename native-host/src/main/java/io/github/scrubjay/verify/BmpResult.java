// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;

/** Reads clean bitmaps: a file header that states what is there, the bitmap, and no byte more. */
final class BmpResult implements ResultReader {
  private static final int FILE_HEADER = 14;

  @Override
  public String format() {
    return "bmp";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    LittleEndian in = new LittleEndian(clean, "BMP");
    in.require(clean.length >= FILE_HEADER + 12, "cut off");
    in.require(clean[0] == 'B' && clean[1] == 'M', "no signature");
    in.require(in.u32(2) == clean.length, "another size than it states");
    in.zero(6, 10, "reserved bytes");
    long pixels = in.u32(10);
    in.require(pixels < clean.length, "pixels outside of the file");
    int end = BitmapWalk.walk(in, FILE_HEADER, (int) pixels, false, clean.length, options);
    in.require(end == clean.length, "bytes behind the end");
  }
}
