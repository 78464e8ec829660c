// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.image.BmpBuilder;
import io.github.scrubjay.image.PngBuilder;
import io.github.scrubjay.image.PsdBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** PSD, BMP and ICO: headers that announce more than any machine has. */
final class RasterBombs {
  private static final int MILLION = 1_000_000;

  private RasterBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    bombs.add(new Bomb("psd: 56 channels of 30000 x 30000", () -> psd(56, 30_000, 30_000)));
    bombs.add(new Bomb("psd: 65535 channels", () -> psd(65_535, 2, 6)));
    bombs.add(new Bomb("psd: 4294967295 x 4294967295", () -> psd(3, -1, -1)));
    bombs.add(new Bomb("psd: a million resources", () -> resources()));
    bombs.add(
        new Bomb("psd: 32767 layers announced", () -> new PsdBuilder().layer(32_767, "x").build()));
    bombs.add(
        new Bomb(
            "psd: -32768 layers announced", () -> new PsdBuilder().layer(-32_768, "x").build()));
    bombs.add(new Bomb("psd: sections of 4 GiB announced", () -> sections()));
    bombs.add(new Bomb("psd: packed rows that are longer than the file", () -> rows()));
    bombs.add(new Bomb("bmp: 65535 x 65535", () -> bmp(65_535, 65_535, 0)));
    bombs.add(
        new Bomb(
            "bmp: 2147483647 x -2147483648", () -> bmp(Integer.MAX_VALUE, Integer.MIN_VALUE, 0)));
    bombs.add(
        new Bomb(
            "bmp: packed, 30000 x 16000 of four bytes", () -> packed(new byte[] {0, 1, 0, 1})));
    bombs.add(
        new Bomb(
            "bmp: packed, ten million jumps",
            () -> packed(Bomb.repeat(new byte[] {0, 2, 0, 0}, 10 * MILLION))));
    bombs.add(
        new Bomb(
            "bmp: four thousand million colours",
            () -> new BmpBuilder(40, 8).field(32, -1).build()));
    bombs.add(
        new Bomb(
            "bmp: profile of 4 GiB",
            () -> new BmpBuilder(124, 24).profile(0x4D424544, new byte[9]).field(116, -1).build()));
    for (int type : new int[] {1, 2}) {
      String name = type == 1 ? "ico" : "cur";
      bombs.add(new Bomb(name + ": 65535 times the same picture", () -> same(type, 65_535)));
      bombs.add(new Bomb(name + ": 200 times the same picture", () -> same(type, 200)));
      bombs.add(new Bomb(name + ": 65535 pictures", () -> pictures(type, 65_535)));
      bombs.add(
          new Bomb(
              name + ": 65535 x 65535",
              () ->
                  BmpBuilder.directory(
                      type, new BmpBuilder(40, 24).field(4, 65_535).icon(new byte[12]))));
    }
    bombs.add(
        new Bomb(
            "ico: a picture bomb inside",
            () ->
                BmpBuilder.directory(
                    1,
                    new PngBuilder()
                        .raw(
                            PngBuilder.chunkBytes(
                                "zTXt", io.github.scrubjay.clean.PngBuilder.bomb("a", 4096)))
                        .build())));
    return bombs;
  }

  private static byte[] psd(int channels, int height, int width) {
    byte[] psd = new PsdBuilder().build();
    ByteBuffer.wrap(psd).putShort(12, (short) channels).putInt(14, height).putInt(18, width);
    return psd;
  }

  private static byte[] resources() {
    byte[] psd = new PsdBuilder().build();
    byte[] resource = {'8', 'B', 'I', 'M', 4, 4, 0, 0, 0, 0, 0, 0};
    ByteBuffer out = ByteBuffer.allocate(psd.length + resource.length * MILLION);
    out.put(psd, 0, 30).putInt(resource.length * MILLION).put(Bomb.repeat(resource, MILLION));
    return out.put(psd, 34, psd.length - 34).array();
  }

  private static byte[] sections() {
    byte[] psd = new PsdBuilder().build();
    ByteBuffer.wrap(psd).putInt(26, -1).putInt(30, -1).putInt(34, -1);
    return psd;
  }

  private static byte[] rows() {
    byte[] psd = new PsdBuilder().packed().build();
    for (int row = 0; row < 6; row++) {
      ByteBuffer.wrap(psd).putShort(40 + 2 * row, (short) -1);
    }
    return psd;
  }

  private static byte[] bmp(int width, int height, int packing) {
    return new BmpBuilder(40, 24).field(4, width).field(8, height).field(16, packing).build();
  }

  private static byte[] packed(byte[] codes) {
    return new BmpBuilder(40, 8)
        .field(4, 30_000)
        .field(8, 16_000)
        .field(16, 1)
        .field(20, codes.length)
        .pixels(codes)
        .build();
  }

  /** All entries point at one picture of a megabyte. */
  private static byte[] same(int type, int entries) {
    byte[] picture = new PngBuilder().raw(PngBuilder.chunkBytes("tEXt", new byte[1 << 20])).build();
    byte[] one = BmpBuilder.directory(type, picture);
    ByteBuffer out = ByteBuffer.allocate(6 + 16 * entries + picture.length);
    out.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) type);
    out.putShort((short) entries);
    for (int entry = 0; entry < entries; entry++) {
      out.put(one, 6, 12).putInt(6 + 16 * entries);
    }
    return out.put(picture).array();
  }

  private static byte[] pictures(int type, int count) {
    byte[][] pictures = new byte[count][];
    java.util.Arrays.fill(pictures, new BmpBuilder(40, 24).icon(new byte[12]));
    return BmpBuilder.directory(type, pictures);
  }
}
