// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks the only kind of Exif block that a clean image may hold (TIFF 6.0, Exif 2.32), whatever
 * format carries it: big-endian, one directory with the orientation (2 to 8; 1 needs no block) and,
 * where a person keeps them, date and copyright notice, and an Exif directory with the date alone.
 * Every byte belongs to one of these.
 */
final class ExifWalk {
  static final int ORIENTATION = 0x0112;
  static final int DATE_TIME = 0x0132;
  static final int COPYRIGHT = 0x8298;
  static final int DATE_TIME_ORIGINAL = 0x9003;
  private static final int EXIF_DIRECTORY = 0x8769;

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DATE_BYTES = 20;

  private final ByteBuffer block;
  private final Options options;

  /** How far the texts reach; each begins where the one before ended. */
  private int textEnd;

  private ExifWalk(ByteBuffer block, Options options) {
    this.block = block;
    this.options = options;
  }

  /** Tags that may stand in a clean image, whatever reader names them. */
  static Set<Integer> allowedTags(Options options) {
    Set<Integer> tags = new TreeSet<>();
    if (options.keeps(Options.Keep.ORIENTATION)) {
      tags.add(ORIENTATION);
    }
    if (options.keeps(Options.Keep.DATE)) {
      tags.addAll(Set.of(DATE_TIME, DATE_TIME_ORIGINAL, EXIF_DIRECTORY));
    }
    if (options.keeps(Options.Keep.COPYRIGHT)) {
      tags.add(COPYRIGHT);
    }
    return tags;
  }

  /**
   * Accepts the block in a range.
   *
   * @param start of the byte order mark
   */
  static void walk(byte[] bytes, int start, int end, Options options) throws VerifyFailure {
    require(end - start >= 8, "cut off");
    new ExifWalk(ByteBuffer.wrap(bytes, start, end - start).slice(), options).walk();
  }

  private void walk() throws VerifyFailure {
    require(block.getInt(0) == 0x4D4D002A && block.getInt(4) == 8, "another header");
    int entries = entries(8);
    int exif = directoryEnd(8, entries);
    // The texts follow the last directory; whether there are two is told by the first.
    int exifPointer = pointer(entries);
    int exifEntries = exifPointer < 0 ? 0 : entries(exif);
    textEnd = exifPointer < 0 ? exif : directoryEnd(exif, exifEntries);
    directory(8, entries, Set.of(ORIENTATION, DATE_TIME, COPYRIGHT, EXIF_DIRECTORY), exif);
    if (exifPointer >= 0) {
      require(exifEntries == 1, "Exif directory with more than the date");
      directory(exif, exifEntries, Set.of(DATE_TIME_ORIGINAL), -1);
    }
    require(textEnd == block.limit(), "bytes behind the last tag");
  }

  private int entries(int directory) throws VerifyFailure {
    require(directory + 2 <= block.limit(), "cut off");
    int entries = block.getShort(directory) & 0xFFFF;
    require(entries >= 1 && entries <= 4, "holds more than may stay");
    require(directoryEnd(directory, entries) <= block.limit(), "cut off");
    require(block.getInt(directory + 2 + 12 * entries) == 0, "second directory");
    return entries;
  }

  private static int directoryEnd(int directory, int entries) {
    return directory + 2 + 12 * entries + 4;
  }

  private int pointer(int entries) {
    for (int i = 0; i < entries; i++) {
      if ((block.getShort(10 + 12 * i) & 0xFFFF) == EXIF_DIRECTORY) {
        return i;
      }
    }
    return -1;
  }

  private void directory(int directory, int entries, Set<Integer> tags, int exif)
      throws VerifyFailure {
    int previous = 0;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      int tag = block.getShort(entry) & 0xFFFF;
      require(tag > previous, "tags out of order");
      require(
          tags.contains(tag) && allowedTags(options).contains(tag),
          "tag 0x" + Integer.toHexString(tag));
      int type = block.getShort(entry + 2);
      int count = block.getInt(entry + 4);
      switch (tag) {
        case ORIENTATION -> {
          int value = block.getInt(entry + 8);
          require(type == SHORT && count == 1 && (value & 0xFFFF) == 0, "odd orientation");
          require(value >>> 16 >= 2 && value >>> 16 <= 8, "orientation that needs no block");
        }
        case EXIF_DIRECTORY ->
            require(
                type == LONG && count == 1 && block.getInt(entry + 8) == exif,
                "Exif directory elsewhere");
        case COPYRIGHT -> text(entry, type, count, false);
        default -> text(entry, type, count, true);
      }
      previous = tag;
    }
  }

  private void text(int entry, int type, int count, boolean date) throws VerifyFailure {
    require(type == ASCII && count >= 2 && count <= 1000, "text of a wrong type or size");
    require(!date || count == DATE_BYTES, "date of a wrong size");
    int at = count <= 4 ? entry + 8 : block.getInt(entry + 8);
    require(count <= 4 || at == textEnd, "bytes between texts");
    require(at + count <= block.limit(), "cut off");
    byte[] text = new byte[count];
    block.get(at, text);
    String read = new String(text, StandardCharsets.ISO_8859_1);
    require(read.indexOf('\0') == count - 1, "bytes behind a text");
    require(
        !date || read.matches("[0-9]{4}(:[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}\0"),
        "date that is none");
    require(read.chars().limit(count - 1L).allMatch(c -> c >= ' ' && c != 0x7F), "odd text");
    int filled = count <= 4 ? 4 : count + (count & 1);
    for (int i = at + count; i < at + filled; i++) {
      require(i < block.limit() && block.get(i) == 0, "bytes behind a text");
    }
    if (count > 4) {
      textEnd = at + filled;
    }
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("Exif: " + what);
    }
  }
}
