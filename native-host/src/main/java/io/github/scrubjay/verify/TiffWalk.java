// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks a clean TIFF (TIFF 6.0) or BigTIFF and accepts only fields that tell how its pages are
 * decoded and shown, each with no more values than that takes. Every byte of the file must belong
 * to the header, a directory, the values of a field, or the pixels of a page. Written from the
 * standard, not from the sanitizer.
 */
final class TiffWalk {
  private static final int DATE_TIME = 306;
  private static final int COPYRIGHT = 33432;
  private static final int ICC = 34675;
  private static final int CREDENTIALS = 0xCD41;
  private static final int ORIENTATION = 274;
  private static final int JPEG_TABLES = 347;

  private static final Options NOTHING_KEPT = new Options(Set.of());

  /** How many values a field may have: a number, or one of these. */
  private static final int PER_SAMPLE = -1;

  private static final int ANY = -2;
  private static final int COLOURS = -3;

  private static final Map<Integer, Integer> FIELDS = new HashMap<>();

  static {
    put(1, 254, 256, 257, 259, 262, 266, 277, 278, 282, 283, 284, 292, 293, 296, 317, 322, 323);
    put(1, 332, 334, 512, 515, 531);
    put(2, 318, 530, 50674);
    put(3, 529);
    put(6, 319, 532);
    put(PER_SAMPLE, 258, 280, 281, 336, 338, 339, 340, 341, 519, 520, 521);
    put(COLOURS, 301, 320);
    put(ANY, 273, 279, 324, 325, JPEG_TABLES, ICC);
  }

  private static void put(int count, int... tags) {
    for (int tag : tags) {
      FIELDS.put(tag, count);
    }
  }

  private record Field(int type, long count, int at) {}

  private record Range(long start, long end) {}

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final Options options;
  private final boolean big;
  private final List<Range> ranges = new ArrayList<>();
  private final Map<Integer, Field> page = new HashMap<>();

  private TiffWalk(byte[] bytes, Options options) {
    this.bytes = bytes;
    this.options = options;
    this.buffer =
        ByteBuffer.wrap(bytes)
            .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    this.big = buffer.getShort(2) == 43;
  }

  static void walk(byte[] tiff, Options options) throws VerifyFailure {
    require(tiff.length >= 16 && (tiff[0] == 'I' || tiff[0] == 'M') && tiff[1] == tiff[0], "none");
    new TiffWalk(tiff, options).walk();
  }

  /** Whether a TIFF that was walked is a BigTIFF. */
  static boolean isBig(byte[] tiff) {
    return tiff[2] == 43 || tiff[3] == 43;
  }

  /** Tags that may stand in a clean TIFF, whatever reader names them. */
  static Set<Integer> allowedTags(Options options) {
    Set<Integer> tags = new TreeSet<>(FIELDS.keySet());
    if (options.keeps(Options.Keep.ORIENTATION)) {
      tags.add(ORIENTATION);
    }
    if (options.keeps(Options.Keep.DATE)) {
      tags.add(DATE_TIME);
    }
    if (options.keeps(Options.Keep.COPYRIGHT)) {
      tags.add(COPYRIGHT);
    }
    if (options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
      tags.add(CREDENTIALS);
    }
    return tags;
  }

  private void walk() throws VerifyFailure {
    require(big || buffer.getShort(2) == 42, "another version");
    require(!big || buffer.getShort(4) == 8 && buffer.getShort(6) == 0, "odd BigTIFF");
    int header = big ? 16 : 8;
    ranges.add(new Range(0, header));
    long next = word(big ? 8 : 4);
    require(next == header, "first directory elsewhere");
    while (next != 0) {
      next = directory(next);
      pixels();
    }
    covered();
  }

  private long directory(long offset) throws VerifyFailure {
    page.clear();
    int head = big ? 8 : 2;
    int entryBytes = big ? 20 : 12;
    int wordBytes = big ? 8 : 4;
    require(offset > 0 && offset <= bytes.length - head, "directory outside");
    int at = (int) offset;
    long count = big ? buffer.getLong(at) : buffer.getShort(at) & 0xFFFF;
    require(count >= 1 && count <= FIELDS.size() + 4, "number of fields");
    long end = at + head + count * entryBytes + wordBytes;
    require(end <= bytes.length, "directory cut off");
    ranges.add(new Range(at, end));
    int previous = 0;
    for (int i = 0; i < count; i++) {
      int entry = at + head + i * entryBytes;
      int tag = buffer.getShort(entry) & 0xFFFF;
      require(tag > previous, "fields out of order");
      previous = tag;
      require(allowedTags(options).contains(tag), "field " + tag);
      entry(tag, entry, wordBytes);
    }
    for (int tag : page.keySet()) {
      counted(tag);
    }
    return word((int) end - wordBytes);
  }

  private void entry(int tag, int entry, int wordBytes) throws VerifyFailure {
    int type = buffer.getShort(entry + 2) & 0xFFFF;
    long count = big ? buffer.getLong(entry + 4) : buffer.getInt(entry + 4) & 0xFFFFFFFFL;
    int size = size(type);
    require(size > 0 && count >= 1 && count <= bytes.length / size, "odd field " + tag);
    int value = entry + (big ? 12 : 8);
    long length = size * count;
    if (length > wordBytes) {
      long place = word(value);
      require(place > 0 && place <= bytes.length - length, "values outside: field " + tag);
      ranges.add(new Range(place, place + length));
      value = (int) place;
    } else {
      for (int i = value + (int) length; i < value + wordBytes; i++) {
        require(bytes[i] == 0, "bytes behind the values of field " + tag);
      }
    }
    page.put(tag, new Field(type, count, value));
  }

  /** Whether a field has no more values than it needs, and they are what they should be. */
  private void counted(int tag) throws VerifyFailure {
    Field field = page.get(tag);
    int samples = (int) number(277, 0, 1);
    switch (tag) {
      case ORIENTATION ->
          require(field.count == 1 && number(tag, 0, 0) >= 2 && number(tag, 0, 0) <= 8, "turn");
      case DATE_TIME -> text(field, "[0-9]{4}(:[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}\0");
      case COPYRIGHT -> text(field, "[\\x20-\\x7E\\x80-\\xFF]{1,999}\0");
      case ICC -> ProfileWalk.walk(slice(field.at, field.count), options);
      case JPEG_TABLES -> tables(field);
      case CREDENTIALS -> require(field.type == 1 || field.type == 7, "credentials of odd type");
      default -> {
        require(field.type != 2 && field.type != 7 && field.type != 13, "text in field " + tag);
        int most = FIELDS.get(tag);
        long bits = Math.min(16, number(258, 0, 1));
        boolean fits =
            switch (most) {
              case ANY -> true;
              case PER_SAMPLE -> field.count <= (tag == 336 ? 2L * samples : samples);
              case COLOURS -> field.count <= 3L << bits;
              default -> field.count <= most;
            };
        require(fits, "too many values in field " + tag);
      }
    }
  }

  private void text(Field field, String pattern) throws VerifyFailure {
    require(field.type == 2 && field.count <= 1000, "odd text");
    String text = new String(slice(field.at, field.count), StandardCharsets.ISO_8859_1);
    require(text.matches(pattern), "odd text");
  }

  private void pixels() throws VerifyFailure {
    boolean tiled = page.containsKey(322);
    Field offsets = page.get(tiled ? 324 : 273);
    Field counts = page.get(tiled ? 325 : 279);
    require(offsets != null && counts != null, "a page without pixels");
    require(!page.containsKey(tiled ? 273 : 324), "strips and tiles");
    require(offsets.count == counts.count, "offsets and sizes differ");
    long across = tiled ? number(322, 0, 0) : number(256, 0, 0);
    long down = tiled ? number(323, 0, 0) : number(278, 0, number(257, 0, 0));
    require(across > 0 && down > 0, "no pixels");
    long parts =
        ((number(256, 0, 0) + across - 1) / across)
            * ((number(257, 0, 0) + down - 1) / down)
            * (number(284, 0, 1) == 2 ? number(277, 0, 1) : 1);
    require(offsets.count == parts, "more strips or tiles than the page has");
    long compression = number(259, 0, 1);
    if (compression == 6) {
      require(!tiled, "tiles of old JPEG");
      oldJpeg(offsets);
      return;
    }
    require(!page.containsKey(519), "old JPEG where none is");
    require(compression == 7 || !page.containsKey(JPEG_TABLES), "JPEG tables where none belong");
    for (int i = 0; i < offsets.count; i++) {
      long start = number(tiled ? 324 : 273, i, 0);
      long length = number(tiled ? 325 : 279, i, 0);
      if (length == 0) {
        require(start == 0, "an empty strip with an offset");
        continue;
      }
      require(start > 0 && length > 0 && start <= bytes.length - length, "pixels outside");
      ranges.add(new Range(start, start + length));
      if (compression == 7) {
        JpegWalk.walk(slice(start, length), NOTHING_KEPT);
      }
    }
  }

  /** Tables that stand apart, and strips of entropy-coded data. */
  private void oldJpeg(Field offsets) throws VerifyFailure {
    for (int tag = 519; tag <= 521; tag++) {
      Field tables = page.get(tag);
      require(tables != null, "old JPEG without its tables");
      for (int i = 0; i < tables.count; i++) {
        long start = number(tag, i, 0);
        require(start > 0 && start <= bytes.length - 16, "table outside");
        long length = 64;
        if (tag != 519) {
          length = 16;
          for (int j = 0; j < 16; j++) {
            length += bytes[(int) start + j] & 0xFF;
          }
        }
        require(start <= bytes.length - length, "table outside");
        ranges.add(new Range(start, start + length));
      }
    }
    for (int i = 0; i < offsets.count; i++) {
      long start = number(273, i, 0);
      long length = number(279, i, 0);
      require(start > 0 && length > 0 && start <= bytes.length - length, "pixels outside");
      ranges.add(new Range(start, start + length));
    }
  }

  private void tables(Field field) throws VerifyFailure {
    require(field.type == 7, "JPEG tables of another type");
    headers(slice(field.at, field.count));
  }

  /** SOI, then tables, frame or scan headers, and at most EOI. */
  private static void headers(byte[] jpeg) throws VerifyFailure {
    require(jpeg.length >= 4 && jpeg[0] == -1 && jpeg[1] == (byte) 0xD8, "JPEG tables without SOI");
    int at = 2;
    while (at < jpeg.length) {
      require(at + 2 <= jpeg.length && jpeg[at] == -1, "bytes between JPEG tables");
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == 0xD9) {
        require(at + 2 == jpeg.length, "bytes behind JPEG tables");
        return;
      }
      boolean header = marker >= 0xC0 && marker <= 0xCC || marker >= 0xDA && marker <= 0xDD;
      require(header && at + 4 <= jpeg.length, "JPEG marker " + Integer.toHexString(marker));
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
      require(at <= jpeg.length, "JPEG tables cut off");
    }
  }

  /** What nothing points at must be one zero before an even offset. */
  private void covered() throws VerifyFailure {
    ranges.sort((a, b) -> Long.compare(a.start, b.start));
    long at = 0;
    for (Range range : ranges) {
      require(range.start >= at, "parts that overlap");
      require(range.start - at <= 1, "bytes that belong to nothing");
      require(range.start == at || bytes[(int) at] == 0, "a byte in the padding");
      at = range.end;
    }
    require(bytes.length - at <= 1, "bytes after the last part");
    require(bytes.length == at || bytes[(int) at] == 0, "a byte in the padding");
  }

  private long number(int tag, int index, long missing) throws VerifyFailure {
    Field field = page.get(tag);
    if (field == null) {
      return missing;
    }
    int at = field.at + index * size(field.type);
    return switch (field.type) {
      case 1 -> bytes[at] & 0xFF;
      case 3 -> buffer.getShort(at) & 0xFFFF;
      case 4 -> buffer.getInt(at) & 0xFFFFFFFFL;
      case 16 -> buffer.getLong(at);
      default -> throw new VerifyFailure("TIFF: field " + tag + " is no number");
    };
  }

  private long word(int at) {
    return big ? buffer.getLong(at) : buffer.getInt(at) & 0xFFFFFFFFL;
  }

  private byte[] slice(long start, long length) {
    return Arrays.copyOfRange(bytes, (int) start, (int) (start + length));
  }

  private static int size(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11 -> 4;
      case 5, 10, 12, 16 -> 8;
      default -> 0;
    };
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("TIFF: " + what);
    }
  }
}
