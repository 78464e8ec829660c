// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes TIFF files with chosen fields around pages of 4 x 4 RGB pixels in two strips. Each page is
 * written as strips, values, directory, which is another order than that of clean files.
 */
public final class TiffBuilder {
  private static final int ROW_BYTES = 12;

  private record Field(int type, int count, byte[] value) {}

  private static final class Page {
    private final Map<Integer, Field> fields = new TreeMap<>();
    private final List<byte[]> strips = new ArrayList<>();
    private boolean tiled;
    private byte[] slack = {};
    private boolean withoutCounts;
  }

  private final ByteOrder order;
  private final boolean big;
  private final List<Page> pages = new ArrayList<>();
  private byte[] tail = {};

  private TiffBuilder(ByteOrder order, boolean big) {
    this.order = order;
    this.big = big;
    page();
  }

  public static TiffBuilder little() {
    return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
  }

  public static TiffBuilder bigEndian() {
    return new TiffBuilder(ByteOrder.BIG_ENDIAN, false);
  }

  public static TiffBuilder bigTiff() {
    return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, true);
  }

  /** Begins a page; what follows is about it. */
  public TiffBuilder page() {
    pages.add(new Page());
    number(256, 3, 4).number(257, 3, 4).number(258, 3, 8, 8, 8).number(259, 3, 1);
    number(262, 3, 2).number(277, 3, 3).number(278, 3, 2).number(284, 3, 1);
    return strip(pixels(0)).strip(pixels(1));
  }

  private Page last() {
    return pages.get(pages.size() - 1);
  }

  private TiffBuilder strip(byte[] bytes) {
    last().strips.add(bytes);
    return this;
  }

  /** Other strips than those of the page's pixels. */
  public TiffBuilder strips(byte[]... strips) {
    last().strips.clear();
    last().strips.addAll(List.of(strips));
    return this;
  }

  /** One tile of 16 x 16 pixels, filled from its corner. */
  public TiffBuilder tile(byte[] tail) {
    byte[] tile = new byte[16 * 16 * 3];
    for (int y = 0; y < 4; y++) {
      System.arraycopy(pixels(y / 2), y % 2 * ROW_BYTES, tile, y * 48, ROW_BYTES);
    }
    last().tiled = true;
    last().fields.remove(278);
    return strips(JpegBuilder.concat(tile, tail)).number(322, 3, 16).number(323, 3, 16);
  }

  public TiffBuilder number(int tag, int type, long... values) {
    number(last(), tag, type, values);
    return this;
  }

  private void number(Page page, int tag, int type, long... values) {
    int size = type == 3 ? 2 : type == 4 || type == 13 ? 4 : 8;
    ByteBuffer bytes = ByteBuffer.allocate(values.length * size).order(order);
    for (long value : values) {
      switch (size) {
        case 2 -> bytes.putShort((short) value);
        case 4 -> bytes.putInt((int) value);
        default -> bytes.putLong(value);
      }
    }
    page.fields.put(tag, new Field(type, values.length, bytes.array()));
  }

  public TiffBuilder bytes(int tag, int type, byte[] bytes) {
    last().fields.put(tag, new Field(type, bytes.length, bytes));
    return this;
  }

  public TiffBuilder text(int tag, String text) {
    return bytes(tag, 2, JpegBuilder.latin1(text + "\0"));
  }

  public TiffBuilder without(int tag) {
    last().fields.remove(tag);
    return this;
  }

  public TiffBuilder withoutByteCounts() {
    last().withoutCounts = true;
    return this;
  }

  /** Bytes before the page that belong to nothing. */
  public TiffBuilder slack(byte[] bytes) {
    last().slack = bytes;
    return this;
  }

  public TiffBuilder tail(byte[] bytes) {
    tail = bytes;
    return this;
  }

  public byte[] build() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[big ? 16 : 8]);
    List<Integer> directories = new ArrayList<>();
    List<Integer> pointers = new ArrayList<>();
    for (Page page : pages) {
      write(page, out, directories, pointers);
    }
    out.writeBytes(tail);
    ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(order);
    byte letter = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    file.put(0, letter).put(1, letter).putShort(2, (short) (big ? 43 : 42));
    if (big) {
      file.putShort(4, (short) 8);
    }
    putWord(file, big ? 8 : 4, directories.get(0));
    for (int i = 0; i + 1 < directories.size(); i++) {
      putWord(file, pointers.get(i), directories.get(i + 1));
    }
    return file.array();
  }

  private void write(
      Page page, ByteArrayOutputStream out, List<Integer> directories, List<Integer> pointers) {
    out.writeBytes(page.slack);
    int count = page.strips.size();
    long[] offsets = new long[count];
    long[] counts = new long[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = out.size();
      counts[i] = page.strips.get(i).length;
      out.writeBytes(page.strips.get(i));
    }
    number(page, page.tiled ? 324 : 273, big ? 16 : 4, offsets);
    if (!page.withoutCounts) {
      number(page, page.tiled ? 325 : 279, big ? 16 : 4, counts);
    }
    Map<Integer, Integer> places = new TreeMap<>();
    page.fields.forEach(
        (tag, field) -> {
          if (field.value.length > (big ? 8 : 4)) {
            places.put(tag, out.size());
            out.writeBytes(field.value);
          }
        });
    out.writeBytes(new byte[out.size() % 2]);
    directories.add(out.size());
    int size = page.fields.size();
    ByteBuffer directory = ByteBuffer.allocate(big ? 16 + 20 * size : 6 + 12 * size).order(order);
    if (big) {
      directory.putLong(size);
    } else {
      directory.putShort((short) size);
    }
    page.fields.forEach(
        (tag, field) -> {
          int at = directory.position();
          directory.putShort(tag.shortValue()).putShort((short) field.type);
          putWord(directory, at + 4, field.count);
          directory.position(at + (big ? 12 : 8));
          if (places.containsKey(tag)) {
            putWord(directory, directory.position(), places.get(tag));
          } else {
            directory.put(directory.position(), field.value);
          }
          directory.position(at + (big ? 20 : 12));
        });
    pointers.add(out.size() + directory.position());
    out.writeBytes(directory.array());
  }

  private void putWord(ByteBuffer out, int at, long value) {
    if (big) {
      out.putLong(at, value);
    } else {
      out.putInt(at, (int) value);
    }
  }

  /** Two rows. */
  static byte[] pixels(int strip) {
    byte[] pixels = new byte[2 * ROW_BYTES];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 9 + strip * 100);
    }
    return pixels;
  }
}
