// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.image.HeifBuilder;
import io.github.scrubjay.image.HeifMovieBuilder;
import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.JxlBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * HEIF (ISO/IEC 23008-12) and JPEG XL: boxes in boxes, and tables of items that lie anywhere, also
 * in each other.
 */
final class BoxBombs {
  private static final int MILLION = 1_000_000;
  private static final int MEGABYTE = 1 << 20;

  private BoxBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    for (String type : List.of("free", "moov", "jumb")) {
      bombs.add(
          new Bomb(
              "heic: 100000 " + type + " boxes in each other",
              () -> HeifBuilder.heic().trailer(deep(type, 100_000)).build()));
    }
    for (String type : List.of("grpl", "dinf", "uuid")) {
      bombs.add(
          new Bomb(
              "heic: 100000 " + type + " boxes in each other in meta",
              () -> HeifBuilder.heic().inMeta(deep(type, 100_000)).build()));
    }
    for (String type : List.of("trak", "udta")) {
      bombs.add(
          new Bomb(
              "avif: 100000 " + type + " boxes in each other in moov",
              () -> avif(HeifMovieBuilder.pictures().inMovie(deep(type, 100_000)))));
    }
    bombs.add(
        new Bomb(
            "heic: a million boxes",
            () -> HeifBuilder.heic().trailer(Bomb.repeat(box("free"), MILLION)).build()));
    bombs.add(new Bomb("heic: a million entries in iloc", () -> locations(MILLION, 1)));
    bombs.add(new Bomb("heic: a million items", () -> locations(MILLION, MILLION)));
    bombs.add(new Bomb("heic: four thousand million entries announced", () -> announced()));
    bombs.add(new Bomb("heic: an item of 65535 times the same megabyte", () -> sameExtents()));
    bombs.add(new Bomb("heic: 30000 pictures of the same megabyte", () -> samePictures(30_000)));
    bombs.add(new Bomb("heic: items that lie in each other", () -> itemsInItems()));
    bombs.add(new Bomb("heic: a grid that is its own tile", () -> gridOfItself()));
    bombs.add(new Bomb("heic: grids of grids, 2^80 tiles", () -> gridsOfGrids()));
    bombs.add(new Bomb("heic: a million properties", () -> properties()));
    bombs.add(new Bomb("heic: 4294967295 x 4294967295", () -> sized()));
    bombs.add(new Bomb("avif: four thousand million frames announced", () -> samples()));
    bombs.add(new Bomb("jxl: a million boxes", () -> jxl(Bomb.repeat(box("free"), MILLION))));
    bombs.add(new Bomb("jxl: 100000 boxes in each other", () -> jxl(deep("jumb", 100_000))));
    bombs.add(new Bomb("jxl: a million empty parts", () -> parts()));
    bombs.add(
        new Bomb(
            "jxl: 1073741824 x 1073741824",
            () ->
                JxlBuilder.boxes()
                    .box("jxlc", new byte[] {-1, 0x0A, -2, -1, -1, -1, -15, -1, -1, -1, 15, 0})
                    .build()));
    return bombs;
  }

  private static byte[] box(String type, byte[]... parts) {
    return HeifBuilder.boxBytes(type, JpegBuilder.concat(parts));
  }

  private static byte[] deep(String type, int depth) {
    ByteBuffer boxes = ByteBuffer.allocate(8 * depth);
    while (boxes.hasRemaining()) {
      boxes.putInt(boxes.remaining()).put(JpegBuilder.latin1(type));
    }
    return boxes.array();
  }

  private static byte[] jxl(byte[] more) {
    return JxlBuilder.whole().trailer(more).build();
  }

  private static byte[] parts() {
    ByteBuffer parts = ByteBuffer.allocate(12 * MILLION);
    for (int number = 0; number < MILLION; number++) {
      parts.putInt(12).put(JpegBuilder.latin1("jxlp")).putInt(number);
    }
    return JxlBuilder.boxes().trailer(parts.array()).build();
  }

  /** The tables of a HEIC file, to be filled by hand. */
  private static final class Tables {
    private final java.io.ByteArrayOutputStream located = new java.io.ByteArrayOutputStream();
    private final java.io.ByteArrayOutputStream names = new java.io.ByteArrayOutputStream();
    private final java.io.ByteArrayOutputStream references = new java.io.ByteArrayOutputStream();
    private int locations;
    private int items;
    private int used = 1;
    private byte[] inProperties = {};

    /** An item with a name and a place. */
    Tables item(int id, String type, int method, int... extents) {
      name(id, type);
      return location(id, method, extents);
    }

    Tables name(int id, String type) {
      names.writeBytes(
          box("infe", u32(0x03000000), u32(id), u16(0), JpegBuilder.latin1(type + "\0")));
      items++;
      return this;
    }

    /**
     * @param extents offset and length of each, in the file for method 0
     */
    Tables location(int id, int method, int... extents) {
      located.writeBytes(u32(id));
      located.writeBytes(u16(method));
      located.writeBytes(u16(0));
      located.writeBytes(u16(extents.length / 2));
      for (int at = 0; at < extents.length; at += 2) {
        located.writeBytes(u32(1));
        located.writeBytes(u32(extents[at]));
        located.writeBytes(u32(extents[at + 1]));
      }
      locations++;
      return this;
    }

    Tables reference(String type, int from, int... to) {
      ByteBuffer ids = ByteBuffer.allocate(6 + 4 * to.length).putInt(from);
      ids.putShort((short) to.length);
      for (int id : to) {
        ids.putInt(id);
      }
      references.writeBytes(box(type, ids.array()));
      return this;
    }

    /** Items 1 to {@code count} have size and configuration. */
    Tables used(int count) {
      used = count;
      return this;
    }

    Tables inProperties(byte[] boxes) {
      inProperties = boxes;
      return this;
    }

    /** Where the data begins, for a file of just this metadata. */
    int dataStart() {
      return file(new byte[0]).length;
    }

    byte[] file(byte[] data) {
      return JpegBuilder.concat(
          box("ftyp", JpegBuilder.latin1("heic\0\0\0\0heicmif1")),
          box(
              "meta",
              u32(0),
              box("hdlr", new byte[8], JpegBuilder.latin1("pict"), new byte[13]),
              box("pitm", u32(0x01000000), u32(1)),
              box("iloc", u32(0x02000000), u16(0x4404), u32(locations), located.toByteArray()),
              box("iinf", u32(0x01000000), u32(items), names.toByteArray()),
              references.size() == 0
                  ? new byte[0]
                  : box("iref", u32(0x01000000), references.toByteArray()),
              box("iprp", box("ipco", shared(), inProperties), box("ipma", uses()))),
          box("mdat", data));
    }

    private static byte[] shared() {
      byte[] heic = HeifBuilder.heic().build();
      String text = new String(heic, java.nio.charset.StandardCharsets.ISO_8859_1);
      int from = text.indexOf("ipco") + 4;
      int length = ByteBuffer.wrap(heic).getInt(from - 8) - 8;
      return java.util.Arrays.copyOfRange(heic, from, from + length);
    }

    private byte[] uses() {
      ByteBuffer uses = ByteBuffer.allocate(8 + 7 * used).putInt(0x01000000).putInt(used);
      for (int id = 1; id <= used; id++) {
        uses.putInt(id).put(new byte[] {2, 1, (byte) 0x82});
      }
      return uses.array();
    }
  }

  private static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  private static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** A coded picture of about a megabyte: one unit that fills it. */
  private static byte[] unit() {
    ByteBuffer unit = ByteBuffer.allocate(MEGABYTE).putInt(MEGABYTE - 4);
    return unit.put((byte) 0x26).put((byte) 1).array();
  }

  private static byte[] locations(int places, int items) {
    Tables tables = new Tables();
    for (int pass = 0, start = 0; pass < 2; pass++) {
      tables = new Tables();
      for (int id = 1; id <= places; id++) {
        if (id <= items) {
          tables.name(id, "hvc1");
        }
        tables.location(id, 0, start + 8, HeifBuilder.HEVC.length);
      }
      tables.used(items);
      start = tables.dataStart() - 8;
    }
    return tables.file(HeifBuilder.HEVC);
  }

  private static byte[] announced() {
    byte[] heic = locations(1, 1);
    String text = new String(heic, java.nio.charset.StandardCharsets.ISO_8859_1);
    ByteBuffer.wrap(heic).putInt(text.indexOf("iloc") + 10, -1);
    return heic;
  }

  private static byte[] sameExtents() {
    Tables tables = new Tables();
    for (int pass = 0, start = 0; pass < 2; pass++) {
      int[] extents = new int[2 * 65_535];
      for (int at = 0; at < extents.length; at += 2) {
        extents[at] = start;
        extents[at + 1] = MEGABYTE;
      }
      tables = new Tables().item(1, "hvc1", 0, extents);
      start = tables.dataStart();
    }
    return tables.file(unit());
  }

  private static byte[] samePictures(int count) {
    Tables tables = new Tables();
    for (int pass = 0, start = 0; pass < 2; pass++) {
      tables = new Tables().used(count);
      for (int id = 1; id <= count; id++) {
        tables.item(id, "hvc1", 0, start, MEGABYTE);
      }
      start = tables.dataStart();
    }
    return tables.file(unit());
  }

  private static byte[] itemsInItems() {
    return new Tables()
        .item(1, "hvc1", 2, 0, 20)
        .item(2, "hvc1", 2, 0, 20)
        .reference("iloc", 1, 2)
        .reference("iloc", 2, 1)
        .used(2)
        .file(new byte[20]);
  }

  private static byte[] gridOfItself() {
    byte[] grid = {0, 0, 0, 0, 0, 4, 0, 2};
    Tables tables = new Tables().item(1, "grid", 0, 0, 8).reference("dimg", 1, 1);
    int start = tables.dataStart();
    return new Tables().item(1, "grid", 0, start, 8).reference("dimg", 1, 1).file(grid);
  }

  /** Ten levels, each grid of 16 x 16 times the one below. */
  private static byte[] gridsOfGrids() {
    byte[] grid = {0, 0, 15, 15, 0, 4, 0, 2};
    Tables tables = new Tables();
    for (int pass = 0, start = 0; pass < 2; pass++) {
      tables = new Tables().used(11);
      for (int id = 1; id <= 10; id++) {
        int[] tiles = new int[256];
        java.util.Arrays.fill(tiles, id + 1);
        tables.item(id, "grid", 0, start, 8).reference("dimg", id, tiles);
      }
      tables.item(11, "hvc1", 0, start + 8, HeifBuilder.HEVC.length);
      start = tables.dataStart();
    }
    return tables.file(JpegBuilder.concat(grid, HeifBuilder.HEVC));
  }

  private static byte[] properties() {
    Tables tables = new Tables();
    for (int pass = 0, start = 0; pass < 2; pass++) {
      tables = new Tables().item(1, "hvc1", 0, start, HeifBuilder.HEVC.length);
      tables.inProperties(Bomb.repeat(box("pixi", u32(0), u32(0x03080808)), MILLION));
      start = tables.dataStart();
    }
    return tables.file(HeifBuilder.HEVC);
  }

  private static byte[] sized() {
    byte[] heic = HeifBuilder.heic().build();
    String text = new String(heic, java.nio.charset.StandardCharsets.ISO_8859_1);
    ByteBuffer.wrap(heic).putLong(text.indexOf("ispe") + 8, -1L);
    return heic;
  }

  private static byte[] avif(HeifMovieBuilder movie) {
    return HeifBuilder.empty("avis", "msf1", "mif1")
        .picture(1, "av01", HeifBuilder.AV1)
        .movie(movie)
        .build();
  }

  private static byte[] samples() {
    byte[] avif = avif(HeifMovieBuilder.pictures().longOffsets());
    String text = new String(avif, java.nio.charset.StandardCharsets.ISO_8859_1);
    ByteBuffer.wrap(avif).putInt(text.indexOf("stsz") + 12, -1);
    ByteBuffer.wrap(avif).putInt(text.indexOf("stts") + 12, -1);
    return avif;
  }
}
