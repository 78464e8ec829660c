// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import io.github.scrubjay.image.Stretch.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the data of items lie (iloc, ISO/IEC 14496-12, 8.11.3).
 *
 * <pre>
 *   version, flags
 *   widths (4 bits each) of offsets, lengths, base offsets, and from version 1 indexes
 *   count, then for each item
 *     id, [method], data reference, base offset, count of extents, then [index] offset length each
 * </pre>
 *
 * Method 0 counts from the beginning of the file, 1 from that of idat, 2 from that of another item,
 * which a reference of type iloc names.
 */
final class HeifLocations {
  /** Items in items in items: real files have one level. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_WORK = 4 * Limits.PARTS;

  private static final int IN_FILE = 0;
  private static final int IN_IDAT = 1;
  private static final int IN_ITEM = 2;

  private record Extent(long index, long offset, long length) {}

  private record Location(int method, int dataReference, List<Extent> extents) {}

  private final ByteBuffer image;
  private final Optional<Box> idat;
  private final Map<Long, Location> locations = new HashMap<>();

  /** Ranges looked up so far: items in items could multiply them. */
  private int work;

  private HeifLocations(ByteBuffer image, Optional<Box> idat) {
    this.image = image;
    this.idat = idat;
  }

  static HeifLocations read(ByteBuffer image, Optional<Box> iloc, Optional<Box> idat)
      throws BadImage {
    HeifLocations locations = new HeifLocations(image, idat);
    if (iloc.isPresent()) {
      locations.read(iloc.get());
    }
    return locations;
  }

  private void read(Box iloc) throws BadImage {
    BoxReader in = new BoxReader(image, iloc, "HEIF iloc");
    int version = in.u8();
    in.skip(3);
    if (version > 2) {
      throw BadImage.malformed("HEIF iloc: version " + version + ", must be 0 to 2");
    }
    int widths = in.u16();
    int offsetBytes = width(widths >> 12);
    int lengthBytes = width(widths >> 8);
    int baseBytes = width(widths >> 4);
    int indexBytes = version == 0 ? 0 : width(widths);
    int count = in.count(version < 2 ? in.u16() : in.u32(), 6);
    int parts = 0;
    for (int i = 0; i < count; i++) {
      long id = version < 2 ? in.u16() : in.u32();
      int method = version == 0 ? IN_FILE : in.u16() & 0xF;
      int dataReference = in.u16();
      long base = in.unsigned(baseBytes);
      int extents = in.u16();
      parts += extents;
      if (parts > Limits.PARTS) {
        throw BadImage.tooLarge("HEIF iloc: more than " + Limits.PARTS + " extents");
      }
      List<Extent> list = new ArrayList<>();
      for (int extent = 0; extent < extents; extent++) {
        long index = in.unsigned(indexBytes);
        long offset = base + in.unsigned(offsetBytes);
        list.add(new Extent(index, offset, in.unsigned(lengthBytes)));
      }
      if (locations.put(id, new Location(method, dataReference, list)) != null) {
        throw BadImage.malformed("HEIF iloc: an item twice");
      }
    }
  }

  private static int width(int bits) throws BadImage {
    int bytes = bits & 0xF;
    if (bytes != 0 && bytes != 4 && bytes != 8) {
      throw BadImage.malformed("HEIF iloc: numbers of " + bytes + " bytes, must be 0, 4 or 8");
    }
    return bytes;
  }

  /**
   * The data of an item; empty where it has none.
   *
   * @param sources for an item the items that its references of type iloc name, in order
   */
  Stretch of(long id, Map<Long, List<Long>> sources) throws BadImage {
    return of(id, sources, 0);
  }

  private Stretch of(long id, Map<Long, List<Long>> sources, int depth) throws BadImage {
    Location location = locations.get(id);
    if (location == null) {
      return Stretch.of(image, List.of());
    }
    if (depth > MAX_DEPTH) {
      throw BadImage.malformed("HEIF iloc: items in items, deeper than " + MAX_DEPTH);
    }
    if (location.dataReference != 0) {
      throw BadImage.unsupported("HEIF iloc: an item in another file");
    }
    List<Range> ranges = new ArrayList<>();
    for (Extent extent : location.extents) {
      List<Range> found = ranges(id, location.method, extent, sources, depth);
      work += found.size();
      if (work > MAX_WORK) {
        throw BadImage.tooLarge("HEIF iloc: more than " + MAX_WORK + " parts of items");
      }
      ranges.addAll(found);
    }
    return Stretch.of(image, ranges);
  }

  private List<Range> ranges(
      long id, int method, Extent extent, Map<Long, List<Long>> sources, int depth)
      throws BadImage {
    switch (method) {
      case IN_FILE -> {
        require(extent, image.limit());
        return List.of(new Range((int) extent.offset, (int) extent.length));
      }
      case IN_IDAT -> {
        Box box = idat.orElseThrow(() -> BadImage.malformed("HEIF iloc: idat is missing"));
        require(extent, box.bodyLength());
        return List.of(new Range(box.body() + (int) extent.offset, (int) extent.length));
      }
      case IN_ITEM -> {
        List<Long> items = sources.getOrDefault(id, List.of());
        long index = extent.index == 0 ? 1 : extent.index; // 1 where indexes have no width
        if (index > items.size()) {
          throw BadImage.malformed("HEIF iloc: the item that holds another is missing");
        }
        Stretch source = of(items.get((int) index - 1), sources, depth + 1);
        require(extent, source.length());
        return source.slice((int) extent.offset, (int) extent.length);
      }
      default -> throw BadImage.malformed("HEIF iloc: method " + method + ", must be 0 to 2");
    }
  }

  private static void require(Extent extent, int size) throws BadImage {
    if (extent.length == 0) {
      throw BadImage.malformed("HEIF iloc: an extent without a length");
    }
    if (extent.length > size || extent.offset < 0 || extent.offset > size - extent.length) {
      throw BadImage.malformed("HEIF iloc: an extent outside of what holds it");
    }
  }
}
