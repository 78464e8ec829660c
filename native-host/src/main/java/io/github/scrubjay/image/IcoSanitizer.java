// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cleans an icon or a mouse pointer of Windows.
 *
 * <pre>
 *   0, type (1 icon, 2 pointer), number of pictures                    u16 each
 *   for each: width, height, colours, 0 (u8 each); planes and bits, in a pointer
 *             the place of its tip (u16 each); size and offset (u32 each)
 *   pictures: a PNG; or a bitmap header, palette, rows, and rows of a mask of one bit
 * </pre>
 *
 * The pictures are cleaned and follow each other without gaps. Two entries may share one.
 */
final class IcoSanitizer implements Sanitizer {
  private static final int ENTRY_BYTES = 16;
  private static final int HEAD_BYTES = 6;
  private static final int MAX_PICTURES = 1000;
  private static final int PNG_MARK = 0x89504E47;

  private final ImageFormat format;
  private final int type;

  private IcoSanitizer(ImageFormat format, int type) {
    this.format = format;
    this.type = type;
  }

  static IcoSanitizer icons() {
    return new IcoSanitizer(new ImageFormat("ico", "image/vnd.microsoft.icon", "ico"), 1);
  }

  static IcoSanitizer pointers() {
    return new IcoSanitizer(new ImageFormat("cur", "image/x-win-bitmap", "cur"), 2);
  }

  @Override
  public ImageFormat format() {
    return format;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= HEAD_BYTES + ENTRY_BYTES
        && image.getInt(0) == Short.reverseBytes((short) type)
        && image.getShort(4) != 0;
  }

  @Override
  public Edits sanitize(ByteBuffer bytes, Options options) throws BadImage {
    ByteBuffer image = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int count = image.getShort(4) & 0xFFFF;
    int end = HEAD_BYTES + count * ENTRY_BYTES;
    if (count > MAX_PICTURES || end > image.limit()) {
      throw BadImage.malformed("ICO: " + count + " pictures, more than there is room for");
    }
    Edits.Builder notes = new Edits.Builder();
    List<Edits> pictures = new ArrayList<>();
    Map<Long, Integer> places = new HashMap<>();
    TreeMap<Integer, Integer> ranges = new TreeMap<>();
    ByteBuffer directory = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    image.get(0, directory.array());
    long next = end;
    for (int entry = HEAD_BYTES; entry < end; entry += ENTRY_BYTES) {
      int length = image.getInt(entry + 8);
      int offset = image.getInt(entry + 12);
      if (length <= 0 || offset < end || (long) offset + length > image.limit()) {
        throw BadImage.malformed("ICO: a picture outside of the file");
      }
      Integer place = places.get((long) offset << 32 | length);
      Edits picture = place == null ? picture(image, offset, length, options, notes) : null;
      if (picture == null) {
        picture = pictures.get(place);
      } else {
        requireFree(ranges, offset, length);
        places.put((long) offset << 32 | length, pictures.size());
      }
      pictures.add(picture);
      directory.put(entry + 3, (byte) 0);
      directory.putInt(entry + 8, (int) picture.length());
      directory.putInt(entry + 12, (int) next);
      next += picture.length();
      if (next > Limits.IMAGE_BYTES) {
        throw BadImage.tooLarge("ICO: pictures of more than " + Limits.IMAGE_BYTES + " bytes");
      }
    }
    boolean same = image.slice(0, end).equals(ByteBuffer.wrap(directory.array()));
    BmpSanitizer.keepOrInsert(image, 0, directory.array(), notes);
    pictures.forEach(picture -> picture.addTo(notes));
    if (!same) {
      notes.removed(Carrier.TECHNICAL);
    }
    int used = ranges.isEmpty() ? end : ranges.lastEntry().getValue();
    if (used < image.limit()) {
      notes.removed(Carrier.TRAILER);
    }
    return notes.build();
  }

  /** Pictures that overlap would let a small file make a large one. */
  private static void requireFree(TreeMap<Integer, Integer> ranges, int offset, int length)
      throws BadImage {
    Map.Entry<Integer, Integer> before = ranges.floorEntry(offset);
    Map.Entry<Integer, Integer> behind = ranges.ceilingEntry(offset);
    if (before != null && before.getValue() > offset
        || behind != null && behind.getKey() < offset + length) {
      throw BadImage.malformed("ICO: pictures that overlap");
    }
    ranges.put(offset, offset + length);
  }

  private static Edits picture(
      ByteBuffer image, int offset, int length, Options options, Edits.Builder notes)
      throws BadImage {
    if (length >= 8 && Integer.reverseBytes(image.getInt(offset)) == PNG_MARK) {
      ByteBuffer png = image.slice(offset, length).order(ByteOrder.BIG_ENDIAN);
      Sanitizer sanitizer = new PngSanitizer();
      if (!sanitizer.recognises(png)) {
        throw BadImage.malformed("ICO: a broken PNG");
      }
      Edits edits = sanitizer.sanitize(png, options);
      edits.removed().forEach(notes::removed);
      edits.kept().forEach(notes::kept);
      return edits.moved(offset);
    }
    return bitmap(image, offset, length, notes);
  }

  private static Edits bitmap(ByteBuffer image, int offset, int length, Edits.Builder notes)
      throws BadImage {
    ByteBuffer part = image.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    part.limit(offset + length);
    BmpHeader header = BmpHeader.read(part, offset, true);
    int at = header.end();
    long colourBytes = header.rowBytes() * header.height();
    long maskRow = ((long) header.width() + 31) / 32 * 4;
    long maskBytes = maskRow * header.height();
    long left = (long) part.limit() - at - colourBytes;
    boolean withoutMask = left >= 0 && left < maskBytes && header.bits() == 32;
    if (left < maskBytes && !withoutMask) {
      throw BadImage.malformed("ICO: a bitmap cut off in its pixels");
    }
    Edits.Builder edits = new Edits.Builder();
    BmpPixels pixels = new BmpPixels(part, edits);
    boolean colourOnly = withoutMask || header.statedPixelBytes() == colourBytes;
    byte[] head = header.clean(colourBytes + (colourOnly ? 0 : maskBytes), 0, 0);
    if (!part.slice(offset, Math.min(head.length, length)).equals(ByteBuffer.wrap(head))) {
      notes.removed(Carrier.TECHNICAL);
    }
    BmpSanitizer.keepOrInsert(part, offset, head, edits);
    pixels.rows(
        at, (int) header.rowBytes(), header.height(), (long) header.width() * header.bits());
    if (!withoutMask) {
      pixels.rows((int) (at + colourBytes), (int) maskRow, header.height(), header.width());
    }
    if (pixels.hadPadding()) {
      notes.removed(Carrier.PADDING);
    }
    if (withoutMask ? left > 0 : left > maskBytes) {
      notes.removed(Carrier.TRAILER);
    }
    return edits.build();
  }
}
