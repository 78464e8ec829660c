// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An image made to take a reader's time or memory.
 *
 * @param name as it stands in {@code src/docs/UNDER-FIRE.md}; begins with the format
 * @param image makes it; at most a few tens of megabytes
 */
record Bomb(String name, Supplier<byte[]> image) {
  /** Every bomb of every format. */
  static List<Bomb> all() {
    List<Bomb> all = new ArrayList<>();
    all.addAll(JpegBombs.all());
    all.addAll(PngBombs.all());
    all.addAll(FrameBombs.all());
    all.addAll(TiffBombs.all());
    all.addAll(BoxBombs.all());
    all.addAll(DrawingBombs.all());
    all.addAll(RasterBombs.all());
    return all;
  }

  @Override
  public String toString() {
    return name;
  }

  /** What the part is, so many times. */
  static byte[] repeat(byte[] part, int times) {
    byte[] all = new byte[Math.multiplyExact(part.length, times)];
    for (int at = 0; at < all.length; at += part.length) {
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }

  /** Something that writes to memory, where no write fails. */
  interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new AssertionError("memory takes every write", e);
    }
    return out.toByteArray();
  }
}
