// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The little of an Exif block (Exif 2.32, a TIFF block) that may stay: the orientation, and where a
 * person chose so the date and the copyright notice. The same for every format that carries Exif.
 *
 * <pre>
 *   MM 002A 00000008
 *   first directory   Orientation 0112, DateTime 0132, Copyright 8298, Exif directory 8769
 *   Exif directory    DateTimeOriginal 9003
 *   texts, each at an even offset, in the order of their tags
 * </pre>
 *
 * Only what is kept is there; a block of the orientation alone is that of {@link
 * Orientation#block}.
 */
final class KeptExif {
  /** An image without Exif. */
  static final KeptExif NONE = new KeptExif(Orientation.UPRIGHT, null, null, null);

  private static final int DATE_TIME = 0x0132;
  private static final int COPYRIGHT = 0x8298;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int DATE_TIME_ORIGINAL = 0x9003;

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;

  /** "2026:11:25 21:50:04" and its NUL. */
  static final int DATE_BYTES = 20;

  /** Longer notices are whole licences; what is longer goes. */
  static final int COPYRIGHT_BYTES = 1000;

  private final int orientation;
  private final byte[] dateTime;
  private final byte[] dateTimeOriginal;
  private final byte[] copyright;

  private KeptExif(int orientation, byte[] dateTime, byte[] original, byte[] copyright) {
    this.orientation = orientation;
    this.dateTime = dateTime;
    this.dateTimeOriginal = original;
    this.copyright = copyright;
  }

  /**
   * Reads a TIFF block as far as it can be read; broken parts count as not there.
   *
   * @param offset of the byte order mark in {@code image}
   * @param length of the block
   */
  static KeptExif read(ByteBuffer image, int offset, int length) {
    Block block = new Block(image, offset, length);
    long first = block.firstDirectory();
    if (first < 0) {
      return NONE;
    }
    long exif = block.number(first, EXIF_DIRECTORY);
    return new KeptExif(
        Orientation.read(image, offset, length),
        date(block.text(first, DATE_TIME, DATE_BYTES)),
        exif < 0 ? null : date(block.text(exif, DATE_TIME_ORIGINAL, DATE_BYTES)),
        notice(block.text(first, COPYRIGHT, COPYRIGHT_BYTES)));
  }

  /** The same texts with another orientation, for formats that turn the picture by other means. */
  KeptExif withOrientation(int other) {
    return new KeptExif(other, dateTime, dateTimeOriginal, copyright);
  }

  /** Which side is up, 1 to 8. */
  int orientation() {
    return orientation;
  }

  /** What a clean block made by {@link #block} holds. */
  Set<Carrier> kept(Options options) {
    Set<Carrier> kept = EnumSet.noneOf(Carrier.class);
    if (keepsOrientation(options)) {
      kept.add(Carrier.ORIENTATION);
    }
    if (options.keeps(Options.Keep.DATE) && (dateTime != null || dateTimeOriginal != null)) {
      kept.add(Carrier.TIME);
    }
    if (options.keeps(Options.Keep.COPYRIGHT) && copyright != null) {
      kept.add(Carrier.COPYRIGHT);
    }
    return kept;
  }

  /** The clean TIFF block; of length 0 when nothing is to be kept. */
  byte[] block(Options options) {
    Set<Carrier> kept = kept(options);
    if (kept.isEmpty()) {
      return new byte[0];
    }
    List<Entry> first = new ArrayList<>();
    List<Entry> exif = new ArrayList<>();
    if (kept.contains(Carrier.ORIENTATION)) {
      first.add(new Entry(Orientation.TAG, SHORT, null, orientation << 16));
    }
    if (kept.contains(Carrier.TIME) && dateTime != null) {
      first.add(new Entry(DATE_TIME, ASCII, dateTime, 0));
    }
    if (kept.contains(Carrier.COPYRIGHT)) {
      first.add(new Entry(COPYRIGHT, ASCII, copyright, 0));
    }
    if (kept.contains(Carrier.TIME) && dateTimeOriginal != null) {
      exif.add(new Entry(DATE_TIME_ORIGINAL, ASCII, dateTimeOriginal, 0));
      first.add(new Entry(EXIF_DIRECTORY, LONG, null, 8 + directoryBytes(first.size() + 1)));
    }
    return write(first, exif);
  }

  private boolean keepsOrientation(Options options) {
    return orientation != Orientation.UPRIGHT && options.keeps(Options.Keep.ORIENTATION);
  }

  private record Entry(int tag, int type, byte[] text, int value) {
    boolean isInline() {
      return text == null || text.length <= 4;
    }
  }

  private static byte[] write(List<Entry> first, List<Entry> exif) {
    int texts = 8 + directoryBytes(first.size());
    texts += exif.isEmpty() ? 0 : directoryBytes(exif.size());
    List<Entry> all = new ArrayList<>(first);
    all.addAll(exif);
    int size = texts;
    for (Entry entry : all) {
      size += entry.isInline() ? 0 : even(entry.text.length);
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(0x4D4D002A).putInt(8);
    int next = directory(out, first, texts);
    if (!exif.isEmpty()) {
      directory(out, exif, next);
    }
    return out.array();
  }

  /** Returns where the next text goes. */
  private static int directory(ByteBuffer out, List<Entry> entries, int texts) {
    int next = texts;
    out.putShort((short) entries.size());
    for (Entry entry : entries) {
      out.putShort((short) entry.tag).putShort((short) entry.type);
      out.putInt(entry.text == null ? 1 : entry.text.length);
      if (entry.text == null) {
        out.putInt(entry.value);
      } else if (entry.isInline()) {
        out.put(Arrays.copyOf(entry.text, 4));
      } else {
        out.putInt(next);
        out.put(next, entry.text);
        next += even(entry.text.length);
      }
    }
    out.putInt(0); // no next directory
    return next;
  }

  private static int directoryBytes(int entries) {
    return 2 + ENTRY_BYTES * entries + 4;
  }

  private static int even(int length) {
    return length + 1 & ~1;
  }

  /** A date in the form of the standard with its NUL, or null: nothing else rides in its place. */
  static byte[] date(byte[] text) {
    if (text == null || text.length != DATE_BYTES) {
      return null;
    }
    String date = new String(text, StandardCharsets.US_ASCII);
    return date.matches("\\d{4}:\\d{2}:\\d{2} \\d{2}:\\d{2}:\\d{2}\0") ? text : null;
  }

  /** A notice up to its first NUL, with one NUL; null when there is no word in it. */
  static byte[] notice(byte[] text) {
    if (text == null) {
      return null;
    }
    int end = 0;
    while (end < text.length && text[end] != 0) {
      if (text[end] > 0 && text[end] < ' ' || text[end] == 0x7F) {
        return null;
      }
      end++;
    }
    boolean blank = new String(text, 0, end, StandardCharsets.UTF_8).isBlank();
    return blank || end == COPYRIGHT_BYTES ? null : Arrays.copyOf(text, end + 1);
  }

  /** A TIFF block in an image, read with every offset held against its length. */
  private static final class Block {
    private final ByteBuffer image;
    private final int offset;
    private final int length;
    private final boolean little;
    private final boolean valid;

    Block(ByteBuffer image, int offset, int length) {
      this.image = image;
      this.offset = offset;
      this.length = length;
      int mark = length < 10 ? 0 : image.getInt(offset);
      this.little = mark == 0x49492A00;
      this.valid = little || mark == 0x4D4D002A;
    }

    /** Offset in the block; -1 where there is none. */
    long firstDirectory() {
      return valid ? directoryAt(u32(4)) : -1;
    }

    /** The directory that a tag of one LONG points at; -1 where there is none. */
    long number(long directory, int tag) {
      int entry = entry(directory, tag);
      return entry < 0 || u16(entry + 2) != LONG || u32(entry + 4) != 1
          ? -1
          : directoryAt(u32(entry + 8));
    }

    /** The bytes of an ASCII tag, up to {@code most}; null where there is none. */
    byte[] text(long directory, int tag, int most) {
      int entry = entry(directory, tag);
      if (entry < 0 || u16(entry + 2) != ASCII) {
        return null;
      }
      long count = u32(entry + 4);
      long at = count <= 4 ? entry + 8 : u32(entry + 8);
      if (count > most || at + count > length) {
        return null;
      }
      byte[] text = new byte[(int) count];
      image.get(offset + (int) at, text);
      return text;
    }

    private long directoryAt(long at) {
      return at >= 8 && at + 2 <= length ? at : -1;
    }

    /** Offset of a tag's entry in the block; -1 where there is none. */
    private int entry(long directory, int tag) {
      int entries = u16((int) directory);
      int first = (int) directory + 2;
      for (int i = 0; i < entries && first + (i + 1L) * ENTRY_BYTES <= length; i++) {
        if (u16(first + i * ENTRY_BYTES) == tag) {
          return first + i * ENTRY_BYTES;
        }
      }
      return -1;
    }

    private int u16(int at) {
      short value = image.getShort(offset + at);
      return (little ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    private long u32(int at) {
      int value = image.getInt(offset + at);
      return (little ? Integer.reverseBytes(value) : value) & 0xFFFFFFFFL;
    }
  }
}
