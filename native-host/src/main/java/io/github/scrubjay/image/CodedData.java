// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.HeifProperties.Property;
import io.github.scrubjay.image.Stretch.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cleans the coded data of items and samples, each of them once, however many share it. */
final class CodedData {
  /** All items together may be twice as large as an image: more is no picture but a trap. */
  private static final long MAX_BYTES = 2L * Limits.IMAGE_BYTES;

  /** AV1 has no lengths of a width that a configuration tells. */
  private static final int AV1 = 0;

  private record Key(List<Range> ranges, int lengthBytes) {}

  private final Map<Key, Pieces> cleaned = new HashMap<>();
  private long bytes;

  /**
   * What stays.
   *
   * @param properties of the item or track, with its decoder's configuration
   */
  Pieces clean(Stretch data, List<Property> properties) throws BadImage {
    Key key = new Key(data.ranges(), lengthBytes(properties));
    Pieces known = cleaned.get(key);
    if (known != null) {
      return known;
    }
    bytes += data.length();
    if (bytes > MAX_BYTES) {
      throw BadImage.tooLarge("coded data: more than " + MAX_BYTES + " bytes");
    }
    Pieces clean =
        key.lengthBytes == AV1 ? Av1Data.clean(data) : HevcData.clean(data, key.lengthBytes);
    cleaned.put(key, clean);
    return clean;
  }

  private static int lengthBytes(List<Property> properties) throws BadImage {
    for (Property property : properties) {
      if (property.type().equals("hvcC")) {
        return HevcData.lengthBytes(property.body());
      } else if (property.type().equals("av1C")) {
        return AV1;
      }
    }
    throw BadImage.malformed("coded data: no decoder's configuration");
  }

  /**
   * The properties that fit the clean data: where parts of layered data went, the sizes of the
   * layers (a1lx, AVIF 2.3.2.3) are others.
   */
  List<Property> fitting(List<Property> properties, Stretch data, Pieces clean) throws BadImage {
    if (clean.length() == data.length()) {
      return properties;
    }
    List<Property> fitting = new ArrayList<>();
    for (Property property : properties) {
      fitting.add(property.type().equals("a1lx") ? layers(property, data) : property);
    }
    return fitting;
  }

  private static Property layers(Property property, Stretch data) throws BadImage {
    int width = property.body()[0] == 0 ? 2 : 4;
    BoxReader in =
        new BoxReader(ByteBuffer.wrap(property.body()), 1, property.body().length, "AVIF a1lx");
    BoxWriter out = new BoxWriter().u8(property.body()[0]);
    long end = 0;
    int before = 0;
    for (int layer = 0; layer < 3; layer++) {
      end += in.unsigned(width);
      if (end > data.length()) {
        throw BadImage.malformed("AVIF a1lx: layers of more bytes than there are");
      }
      int cleanEnd = Av1Data.cleanLength(Stretch.of(data, (int) end));
      int size = cleanEnd - before;
      out = width == 2 ? out.u16(size) : out.u32(size);
      before = cleanEnd;
    }
    return new Property("a1lx", out.toByteArray());
  }
}
