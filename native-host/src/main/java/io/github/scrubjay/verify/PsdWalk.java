// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks a clean Photoshop document (Adobe Photoshop File Formats Specification): header, a palette
 * only for indexed colour, of the resources only profile and palette, no layers, and a picture
 * whose rows fill their bytes to the last one.
 */
final class PsdWalk {
  private static final int INDEXED = 2;

  private final ByteBuffer in;
  private final Options options;
  private boolean large;
  private int mode;
  private long rows;
  private long rowBytes;

  private PsdWalk(byte[] document, Options options) {
    this.in = ByteBuffer.wrap(document);
    this.options = options;
  }

  static void walk(byte[] document, Options options) throws VerifyFailure {
    try {
      new PsdWalk(document, options).walk();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new VerifyFailure("PSD: cut off", e);
    }
  }

  private void walk() throws VerifyFailure {
    header();
    int palette = in.getInt();
    require(palette == (mode == INDEXED ? 768 : 0), "colour mode data");
    in.position(in.position() + palette);
    resources();
    layers();
    picture();
    require(!in.hasRemaining(), "bytes behind the end");
  }

  private void header() throws VerifyFailure {
    require(in.getInt() == 0x38425053, "no signature");
    int version = in.getShort();
    require(version == 1 || version == 2, "another version");
    large = version == 2;
    require(in.getShort() == 0 && in.getInt() == 0, "reserved bytes");
    int channels = in.getShort();
    long height = in.getInt();
    long width = in.getInt();
    int depth = in.getShort();
    mode = in.getShort();
    require(channels >= 1 && channels <= 56, "number of channels");
    require(height >= 1 && height <= 300_000 && width >= 1 && width <= 300_000, "a size");
    require(depth == 1 || depth == 8 || depth == 16 || depth == 32, "a depth");
    require(mode >= 0 && mode <= 4 || mode == 7 || mode == 9, "a colour mode");
    rows = channels * height;
    rowBytes = (width * depth + 7) / 8;
  }

  private void resources() throws VerifyFailure {
    int length = in.getInt();
    require(length >= 0 && length <= in.remaining(), "resources longer than the file");
    int end = in.position() + length;
    Set<Integer> seen = new HashSet<>();
    while (in.position() < end) {
      require(in.getInt() == 0x3842494D, "no resource");
      int number = in.getShort() & 0xFFFF;
      require(in.getShort() == 0, "a resource with a name");
      require(seen.add(number), "a resource twice");
      byte[] data = new byte[Math.max(0, Math.min(in.getInt(), end - in.position()))];
      in.get(data);
      require(data.length % 2 == 0 || in.get() == 0, "a byte behind a resource");
      switch (number) {
        case 0x040F -> ProfileWalk.walk(data, options);
        case 0x0416, 0x0417 -> require(mode == INDEXED && data.length == 2, "palette resource");
        default -> throw new VerifyFailure("PSD: resource " + Integer.toHexString(number));
      }
    }
    require(in.position() == end, "resources longer than they state");
  }

  /** None, or one of no size, whose count of -1 says that a channel is transparency. */
  private void layers() throws VerifyFailure {
    long length = large ? in.getLong() : in.getInt();
    if (length == 0) {
      return;
    }
    long layers = large ? in.getLong() : in.getInt();
    require(length == layers + (large ? 12 : 8) && layers == 48, "layers");
    require(in.getShort() == -1, "number of layers");
    zeros(18, "a layer with a picture");
    require(in.getInt() == 0x3842494D && in.getInt() == 0x6E6F726D, "a blend mode");
    require(in.getInt() == 0xFF000000, "flags of a layer");
    require(in.getInt() == 12, "more of a layer");
    zeros(12, "mask or name of a layer");
    zeros(4, "a mask for all layers");
  }

  private void zeros(int count, String what) throws VerifyFailure {
    for (int i = 0; i < count; i++) {
      require(in.get() == 0, what);
    }
  }

  private void picture() throws VerifyFailure {
    int compression = in.getShort();
    require(compression == 0 || compression == 1, "a compression");
    if (compression == 0) {
      require(in.remaining() == rows * rowBytes, "another size of the picture");
      in.position(in.limit());
      return;
    }
    require(rows * (large ? 4 : 2) <= in.remaining(), "cut off in the lengths of rows");
    int[] lengths = new int[(int) rows];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = large ? in.getInt() : in.getShort() & 0xFFFF;
    }
    for (int length : lengths) {
      row(length);
    }
  }

  private void row(int length) throws VerifyFailure {
    int end = in.position() + length;
    require(length >= 0 && end <= in.limit(), "a row outside of the file");
    long left = rowBytes;
    while (in.position() < end) {
      require(left > 0, "bytes behind a row");
      int count = in.get();
      if (count >= 0) {
        left -= count + 1;
        in.position(in.position() + count + 1);
      } else if (count != -128) {
        left -= 1 - count;
        in.get();
      }
    }
    require(left == 0 && in.position() == end, "a row that does not fill its bytes");
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("PSD: " + what);
    }
  }
}
