// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the directories of a TIFF (TIFF 6.0, section 2) or BigTIFF.
 *
 * <pre>
 *             TIFF                               BigTIFF
 *   header    II | MM, 42, u32 first directory   II | MM, 43, u16 8, u16 0, u64 first directory
 *   directory u16 count, entries, u32 next       u64 count, entries, u64 next
 *   entry     u16 tag, u16 type, u32 count,      u16 tag, u16 type, u64 count,
 *             values of 4 bytes or u32 offset    values of 8 bytes or u64 offset
 * </pre>
 */
final class TiffFile {
  static final int BYTE = 1;
  static final int ASCII = 2;
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int UNDEFINED = 7;
  static final int LONG8 = 16;

  /** Bytes of one value, by type; 0 for types that there are not. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /**
   * One entry.
   *
   * @param at offset of its values; -1 where they reach beyond the file or are of no known type
   */
  record Entry(int tag, int type, long count, int at) {}

  private final ByteBuffer image;
  private final boolean big;
  private final Set<Long> visited = new HashSet<>();
  private long parts;

  TiffFile(ByteBuffer image) {
    boolean little = image.get(0) == 'I';
    this.image = image.duplicate().order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    this.big = this.image.getShort(2) == 43;
  }

  boolean isBig() {
    return big;
  }

  ByteOrder order() {
    return image.order();
  }

  int headerBytes() {
    return big ? 16 : 8;
  }

  int directoryBytes(int count) {
    return big ? 8 + 20 * count + 8 : 2 + 12 * count + 4;
  }

  /** What fits into an entry itself. */
  int inlineBytes() {
    return big ? 8 : 4;
  }

  static int typeBytes(int type) {
    return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
  }

  /**
   * The directories of the pages, in order.
   *
   * @throws BadImage where a directory is cut off, stands in a loop, or there are too many entries
   */
  List<List<Entry>> pages() throws BadImage {
    if (image.limit() < headerBytes() || big && image.getInt(4) != (little() ? 8 : 8 << 16)) {
      throw BadImage.malformed("TIFF: cut off in its header");
    }
    List<List<Entry>> pages = new ArrayList<>();
    long next = big ? image.getLong(8) : u32(4);
    while (next != 0) {
      pages.add(directory(next));
      int at = (int) next;
      int count = entries(at);
      int pointer = at + directoryBytes(count) - inlineBytes();
      next = big ? image.getLong(pointer) : u32(pointer);
    }
    if (pages.isEmpty()) {
      throw BadImage.malformed("TIFF: no directory");
    }
    return pages;
  }

  private boolean little() {
    return image.order() == ByteOrder.LITTLE_ENDIAN;
  }

  /** One directory; of entries with the same tag the first. */
  List<Entry> directory(long offset) throws BadImage {
    if (!visited.add(offset)) {
      throw BadImage.malformed("TIFF: directories in a loop");
    }
    int smallest = directoryBytes(0);
    if (offset < headerBytes() || offset > image.limit() - smallest) {
      throw BadImage.malformed("TIFF: a directory outside the file");
    }
    int at = (int) offset;
    int count = entries(at);
    if (count > (image.limit() - at - smallest) / (big ? 20 : 12)) {
      throw BadImage.malformed("TIFF: a directory that is cut off");
    }
    count(count);
    List<Entry> list = new ArrayList<>(count);
    Set<Integer> tags = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Entry entry = entry(at + (big ? 8 + 20 * i : 2 + 12 * i));
      if (tags.add(entry.tag)) {
        list.add(entry);
      }
    }
    return list;
  }

  /** Holds the number of entries, strips and tiles against the limit for all of them. */
  void count(long more) throws BadImage {
    parts += more;
    if (parts > Limits.PARTS) {
      throw BadImage.tooLarge("TIFF: more than " + Limits.PARTS + " entries, strips and tiles");
    }
  }

  /** A directory that is no page; empty where it can't be read, as it will go anyway. */
  List<Entry> sideDirectory(long offset) throws BadImage {
    boolean readable =
        offset >= headerBytes()
            && offset <= image.limit() - directoryBytes(0)
            && !visited.contains(offset)
            && entries((int) offset)
                <= (image.limit() - (int) offset - directoryBytes(0)) / (big ? 20 : 12);
    return readable ? directory(offset) : List.of();
  }

  private int entries(int directory) {
    long count = big ? image.getLong(directory) : u16(directory);
    return count < 0 || count > Limits.PARTS ? Integer.MAX_VALUE : (int) count;
  }

  private Entry entry(int at) {
    int type = u16(at + 2);
    long count = big ? image.getLong(at + 4) : u32(at + 4);
    int values = at + (big ? 12 : 8);
    int size = typeBytes(type);
    if (size == 0 || count < 0 || count > image.limit() / size) {
      return new Entry(u16(at), type, count, -1);
    }
    long bytes = count * size;
    if (bytes <= inlineBytes()) {
      return new Entry(u16(at), type, count, values);
    }
    long offset = big ? image.getLong(values) : u32(values);
    boolean inside = offset >= headerBytes() && offset <= image.limit() - bytes;
    return new Entry(u16(at), type, count, inside ? (int) offset : -1);
  }

  /**
   * One whole number.
   *
   * @throws BadImage where the entry has no such value, or it is no whole number
   */
  long number(Entry entry, long index) throws BadImage {
    if (entry.at >= 0 && index < entry.count) {
      int at = entry.at + (int) index * typeBytes(entry.type);
      switch (entry.type) {
        case BYTE:
          return image.get(at) & 0xFF;
        case SHORT:
          return u16(at);
        case LONG, 13:
          return u32(at);
        case LONG8, 18:
          return image.getLong(at);
        default:
      }
    }
    throw BadImage.malformed("TIFF tag " + entry.tag + ": a number is missing");
  }

  /** The first values of an entry as they stand. */
  byte[] bytes(Entry entry, long count) {
    byte[] bytes = new byte[(int) count * typeBytes(entry.type)];
    image.get(entry.at, bytes);
    return bytes;
  }

  private int u16(int at) {
    return image.getShort(at) & 0xFFFF;
  }

  private long u32(int at) {
    return image.getInt(at) & 0xFFFFFFFFL;
  }
}
