// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.image.JpegBuilder;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG: chunks of u32 length, and streams of deflate that grow a thousandfold. */
final class PngBombs {
  private static final int MILLION = 1_000_000;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private PngBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    for (String type : List.of("zTXt", "iCCP", "iTXt")) {
      bombs.add(new Bomb("png: " + type + " of 4 GiB", () -> deflated(type)));
    }
    bombs.add(new Bomb("png: 10000 zTXt of 16 MiB", () -> manyTexts()));
    bombs.add(
        new Bomb("png: a million chunks", () -> chunks("tEXt", new byte[] {'a', 0}, MILLION)));
    bombs.add(
        new Bomb(
            "png: as many chunks as are allowed",
            () -> chunks("tEXt", new byte[] {'a', 0}, 99_000)));
    bombs.add(new Bomb("png: a million empty IDAT", () -> chunks("IDAT", new byte[0], MILLION)));
    bombs.add(
        new Bomb("png: 65535 x 65535", () -> picture(65_535, 65_535, 2, pixels(1L << 20)).build()));
    bombs.add(
        new Bomb(
            "png: 2147483647 x 2147483647",
            () -> picture(Integer.MAX_VALUE, Integer.MAX_VALUE, 2, pixels(1L << 20)).build()));
    bombs.add(
        new Bomb(
            "png: 22000 x 22000, all of it",
            () -> picture(22_000, 22_000, 2, pixels(22_000L * (1 + 3 * 22_000))).build()));
    bombs.add(
        new Bomb(
            "png: 9 x 7 with 1 GiB in IDAT", () -> picture(9, 7, 2, pixels(1L << 30)).build()));
    bombs.add(new Bomb("png: two thousand million frames announced", () -> frames(2)));
    bombs.add(new Bomb("png: 45000 frames", () -> frames(45_000)));
    bombs.add(new Bomb("png: chunk of 2 GiB announced", () -> announced()));
    return bombs;
  }

  private static byte[] deflated(String type) {
    if (!type.equals("iTXt")) {
      return new PngBuilder().with(type, PngBuilder.bomb("Comment", 4096)).build();
    }
    byte[] bomb = PngBuilder.bomb("", 4096);
    ByteBuffer data = ByteBuffer.allocate(12 + bomb.length - 2);
    data.put(JpegBuilder.latin1("Comment\0\1\0\0\0")).put(bomb, 2, bomb.length - 2);
    return new PngBuilder().with("iTXt", data.array()).build();
  }

  private static byte[] manyTexts() {
    byte[] bomb = PngBuilder.bomb("Comment", 16);
    byte[] chunk = io.github.scrubjay.image.PngBuilder.chunkBytes("zTXt", bomb);
    int count = Math.min(10_000, (60 << 20) / chunk.length);
    return new io.github.scrubjay.image.PngBuilder().raw(Bomb.repeat(chunk, count)).build();
  }

  private static byte[] chunks(String type, byte[] data, int count) {
    byte[] chunk = io.github.scrubjay.image.PngBuilder.chunkBytes(type, data);
    io.github.scrubjay.image.PngBuilder png = new io.github.scrubjay.image.PngBuilder();
    return png.raw(Bomb.repeat(chunk, count)).build();
  }

  /** A stream of so many zeros. */
  private static byte[] pixels(long bytes) {
    return Bomb.written(
        out -> {
          try (OutputStream deflated =
              new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
            byte[] zeros = new byte[1 << 20];
            for (long left = bytes; left > 0; left -= zeros.length) {
              deflated.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
          }
        });
  }

  private record Picture(byte[] header, byte[] pixels) {
    byte[] build() {
      return JpegBuilder.concat(
          SIGNATURE,
          io.github.scrubjay.image.PngBuilder.chunkBytes("IHDR", header),
          io.github.scrubjay.image.PngBuilder.chunkBytes("IDAT", pixels),
          io.github.scrubjay.image.PngBuilder.chunkBytes("IEND", new byte[0]));
    }
  }

  private static Picture picture(int width, int height, int colours, byte[] pixels) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return new Picture(header.put(new byte[] {8, (byte) colours, 0, 0, 0}).array(), pixels);
  }

  private static byte[] frames(int frames) {
    int announced = frames == 2 ? Integer.MAX_VALUE : frames;
    byte[] control = ByteBuffer.allocate(8).putInt(announced).putInt(0).array();
    io.github.scrubjay.image.PngBuilder png =
        new io.github.scrubjay.image.PngBuilder().chunk("acTL", control);
    byte[] row = io.github.scrubjay.image.PngBuilder.deflate(new byte[4]);
    int sequence = 0;
    for (int frame = 0; frame < frames; frame++) {
      ByteBuffer head = ByteBuffer.allocate(26).putInt(sequence++).putInt(1).putInt(1);
      png.afterPixels("fcTL", head.putLong(0).putShort((short) 1).putShort((short) 10).array());
      byte[] data = ByteBuffer.allocate(4 + row.length).putInt(sequence++).put(row).array();
      png.afterPixels("fdAT", data);
    }
    return png.build();
  }

  private static byte[] announced() {
    byte[] png = new io.github.scrubjay.image.PngBuilder().chunk("tEXt", "a\0b").build();
    ByteBuffer.wrap(png).putInt(33, Integer.MAX_VALUE);
    return png;
  }
}
