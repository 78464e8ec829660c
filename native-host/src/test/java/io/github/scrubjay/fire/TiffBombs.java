// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.image.TiffBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * TIFF: directories and strips by offset, so that they can point at each other and at themselves.
 */
final class TiffBombs {
  private TiffBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    bombs.add(new Bomb("tiff: a directory that follows itself", () -> cycle(1)));
    bombs.add(new Bomb("tiff: a thousand directories in a circle", () -> cycle(1_000)));
    bombs.add(new Bomb("tiff: directories that hold themselves", () -> holdsItself()));
    bombs.add(new Bomb("tiff: 100000 pages", () -> pages(100_000)));
    bombs.add(new Bomb("tiff: a million pages of no fields", () -> emptyPages(1_000_000)));
    bombs.add(new Bomb("tiff: 30000 fields of 4 GiB each", () -> fields(0x1FFFFFFF, 12)));
    bombs.add(new Bomb("tiff: a million strips", () -> strips(1_000_000, 1)));
    bombs.add(new Bomb("tiff: a million strips in the same megabyte", () -> strips(1_000_000, 0)));
    bombs.add(new Bomb("tiff: 5000 pages with the same megabyte", () -> samePixels()));
    bombs.add(new Bomb("tiff: 30000 fields with the same megabyte", () -> fields(1 << 20, 7)));
    bombs.add(new Bomb("tiff: 90000 strips in the same megabyte", () -> strips(90_000, 0)));
    bombs.add(
        new Bomb(
            "tiff: 65535 x 65535",
            () -> TiffBuilder.little().number(256, 4, 65_535).number(257, 4, 65_535).build()));
    bombs.add(
        new Bomb(
            "tiff: 4294967295 x 4294967295",
            () -> TiffBuilder.bigEndian().number(256, 4, -1).number(257, 4, -1).build()));
    bombs.add(new Bomb("tiff: 65535 samples of 65535 bits a pixel", () -> samples()));
    bombs.add(new Bomb("tiff: BigTIFF with offsets near 2^63", () -> farOffsets()));
    return bombs;
  }

  private static ByteBuffer tiff(int size) {
    ByteBuffer tiff = ByteBuffer.allocate(size).order(ByteOrder.BIG_ENDIAN);
    return tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
  }

  private static ByteBuffer field(ByteBuffer out, int tag, int type, long count, long value) {
    out.putShort((short) tag).putShort((short) type).putInt((int) count);
    return type == 3 && count == 1
        ? out.putShort((short) value).putShort((short) 0)
        : out.putInt((int) value);
  }

  /** Ten fields of a grey page. */
  private static void page(
      ByteBuffer out, int width, int rows, int strips, int offsets, int counts) {
    out.putShort((short) 10);
    field(out, 256, 4, 1, width);
    field(out, 257, 4, 1, rows);
    field(out, 258, 3, 1, 8);
    field(out, 259, 3, 1, 1);
    field(out, 262, 3, 1, 1);
    field(out, 273, 4, strips, offsets);
    field(out, 277, 3, 1, 1);
    field(out, 278, 4, 1, rows / strips);
    field(out, 279, 4, strips, counts);
    field(out, 284, 3, 1, 1);
  }

  private static byte[] cycle(int directories) {
    byte[] one = TiffBuilder.bigEndian().build();
    int first = ByteBuffer.wrap(one).getInt(4);
    int size = 2 + 12 * ByteBuffer.wrap(one).getShort(first);
    byte[] directory = Arrays.copyOfRange(one, first, first + size);
    ByteBuffer all = ByteBuffer.allocate(one.length + (size + 4) * directories);
    all.put(one);
    for (int number = 1; number <= directories; number++) {
      all.put(directory);
      all.putInt(number < directories ? all.position() + 4 : first);
    }
    return all.putInt(first + size, directories == 1 ? first : one.length).array();
  }

  private static byte[] holdsItself() {
    TiffBuilder tiff = TiffBuilder.bigEndian();
    for (int tag : new int[] {330, 0x8769, 0x8825, 0xA005}) {
      tiff.number(tag, 4, 8);
    }
    byte[] bytes = tiff.build();
    int first = ByteBuffer.wrap(bytes).getInt(4);
    int fields = ByteBuffer.wrap(bytes).getShort(first);
    for (int field = 0; field < fields; field++) {
      int at = first + 2 + 12 * field;
      if (List.of(330, 0x8769, 0x8825, 0xA005).contains((int) ByteBuffer.wrap(bytes).getChar(at))) {
        ByteBuffer.wrap(bytes).putInt(at + 8, first);
      }
    }
    return bytes;
  }

  private static byte[] pages(int count) {
    int size = 2 + 120 + 4;
    ByteBuffer tiff = tiff(8 + count * size + 1_024);
    for (int page = 0; page < count; page++) {
      page(tiff, 1_024, 1, 1, 8 + count * size, 1_024);
      tiff.putInt(page + 1 < count ? tiff.position() + 4 : 0);
    }
    return tiff.array();
  }

  private static byte[] emptyPages(int count) {
    ByteBuffer tiff = tiff(8 + count * 6);
    while (tiff.hasRemaining()) {
      tiff.putShort((short) 0).putInt(tiff.remaining() > 4 ? tiff.position() + 4 : 0);
    }
    return tiff.array();
  }

  /** Fields behind those that a page needs, all with their values at the file's end. */
  private static byte[] fields(int count, int type) {
    int more = 30_000;
    int data = 8 + 2 + (10 + more) * 12 + 4;
    ByteBuffer tiff = tiff(data + (1 << 20));
    page(tiff, 1_024, 1, 1, data, 1_024);
    tiff.putShort(8, (short) (10 + more));
    for (int tag = 1_000; tag < 1_000 + more; tag++) {
      field(tiff, tag, type, count, data);
    }
    return tiff.array();
  }

  /**
   * @param step bytes from one strip's start to the next
   */
  private static byte[] strips(int count, int step) {
    int data = step == 0 ? 1 << 20 : count * step;
    int tables = 8 + 126 + data;
    ByteBuffer tiff = tiff(tables + 8 * count);
    page(tiff, 1, count, count, tables, tables + 4 * count);
    tiff.position(tables);
    for (int strip = 0; strip < count; strip++) {
      tiff.putInt(8 + 126 + strip * step);
    }
    for (int strip = 0; strip < count; strip++) {
      tiff.putInt(step == 0 ? data : step);
    }
    return tiff.array();
  }

  private static byte[] samePixels() {
    int count = 5_000;
    ByteBuffer tiff = tiff(8 + count * 126 + (1 << 20));
    for (int page = 0; page < count; page++) {
      page(tiff, 1_024, 1_024, 1, 8 + count * 126, 1 << 20);
      tiff.putInt(page + 1 < count ? tiff.position() + 4 : 0);
    }
    return tiff.array();
  }

  private static byte[] samples() {
    long[] bits = new long[65_535];
    Arrays.fill(bits, 65_535);
    return TiffBuilder.little().number(277, 3, 65_535).number(258, 3, bits).build();
  }

  private static byte[] farOffsets() {
    byte[] tiff = TiffBuilder.bigTiff().build();
    ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).putLong(8, Long.MAX_VALUE - 3);
    return tiff;
  }
}
