// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the parts of a JPEG (ITU T.81 annex B) and holds each against the standard.
 *
 * <pre>
 *   SOI  (FF D8)
 *   segment: FF, marker, u16 length including itself, data     fill bytes FF may stand before a marker
 *   SOS segment, then entropy-coded data: up to the next FF that no 00 and no RSTn follows
 *   EOI  (FF D9)
 * </pre>
 */
final class JpegSegments {
  static final int SOI = 0xD8;
  static final int EOI = 0xD9;
  static final int SOS = 0xDA;
  static final int APP0 = 0xE0;
  static final int APP1 = 0xE1;
  static final int APP2 = 0xE2;
  static final int APP11 = 0xEB;
  static final int APP13 = 0xED;
  static final int APP14 = 0xEE;
  static final int APP15 = 0xEF;
  static final int COM = 0xFE;

  private static final int TEM = 0x01;
  private static final int SOF0 = 0xC0;
  private static final int SOF3 = 0xC3;
  private static final int DHT = 0xC4;
  private static final int SOF9 = 0xC9;
  private static final int SOF11 = 0xCB;
  private static final int DAC = 0xCC;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int DQT = 0xDB;
  private static final int DNL = 0xDC;
  private static final int DRI = 0xDD;

  /**
   * One part.
   *
   * @param offset of its FF
   * @param length with marker and length field; with the entropy data for SOS
   * @param data offset of what follows the length field
   * @param dataLength of what follows the length field, without entropy data
   */
  record Segment(int marker, int offset, int length, int data, int dataLength) {
    boolean isApplicationData() {
      return marker >= APP0 && marker <= APP15 || marker == COM;
    }
  }

  private final ByteBuffer image;
  private final boolean abbreviated;
  private final EntropyData entropy;
  private final int limit;
  private final List<Segment> list = new ArrayList<>();
  private boolean padding;
  private boolean frame;
  private int scans;
  private int end;

  private JpegSegments(ByteBuffer image, boolean abbreviated) {
    this.image = image;
    this.abbreviated = abbreviated;
    this.entropy = new EntropyData(image);
    this.limit = image.limit();
  }

  /**
   * Walks the image up to EOI.
   *
   * @throws BadImage where a decoder would refuse too, or where what it would do is not sure
   */
  static JpegSegments of(ByteBuffer image) throws BadImage {
    JpegSegments segments = new JpegSegments(image, false);
    segments.walk();
    return segments;
  }

  /**
   * Walks tables or a header that stand apart from their scans (T.81 B.4 and B.5): neither a scan
   * nor EOI need be there.
   */
  static JpegSegments ofAbbreviated(ByteBuffer image) throws BadImage {
    JpegSegments segments = new JpegSegments(image, true);
    segments.walk();
    return segments;
  }

  /** Segments in order, without SOI and EOI. */
  List<Segment> list() {
    return list;
  }

  /** Whether there are bytes that belong to no part: fill bytes, or junk that decoders skip. */
  boolean hasPadding() {
    return padding;
  }

  /** Offset behind EOI. */
  int end() {
    return end;
  }

  private void walk() throws BadImage {
    int at = 2;
    while (true) {
      at = nextMarker(at);
      if (at < 0 && abbreviated) {
        end = limit;
        return;
      }
      if (at < 0) {
        // Without EOI nobody can say where the picture ends and something else begins.
        throw BadImage.malformed("JPEG: cut off, there is no EOI");
      }
      int marker = u8(at + 1);
      if (marker == EOI) {
        if (scans == 0 && !abbreviated) {
          throw BadImage.malformed("JPEG: ends without a scan");
        }
        end = at + 2;
        return;
      }
      if (marker == TEM || marker >= RST0 && marker <= RST7) {
        padding = true; // means nothing outside a scan
        at += 2;
        continue;
      }
      if (list.size() == Limits.PARTS) {
        throw BadImage.tooLarge("JPEG: more than " + Limits.PARTS + " segments");
      }
      Segment segment = segment(marker, at);
      if ((marker == DHT || marker == DQT) && segment.dataLength == 0) {
        padding = true; // defines no table; decoders go on, so must the clean image without it
      } else {
        list.add(segment);
      }
      at = segment.offset + segment.length;
    }
  }

  /** Offset of the next marker's FF, the last one of several; -1 when there is none. */
  private int nextMarker(int from) {
    int at = from;
    while (true) {
      int found = indexOfFf(at);
      if (found < 0 || found + 1 >= limit) {
        return -1;
      }
      int next = u8(found + 1);
      if (next == 0xFF || next == 0) {
        at = found + 1; // a fill byte, or junk
      } else {
        padding |= found != from;
        return found;
      }
    }
  }

  private Segment segment(int marker, int offset) throws BadImage {
    requireKnown(marker);
    if (limit - offset < 4) {
      throw BadImage.malformed("JPEG: cut off in the header of " + name(marker));
    }
    int lengthField = u16(offset + 2);
    if (lengthField < 2 || lengthField > limit - offset - 2) {
      throw BadImage.malformed(
          "JPEG "
              + name(marker)
              + ": length "
              + lengthField
              + ", must be 2 to "
              + (limit - offset - 2));
    }
    int data = offset + 4;
    int dataLength = lengthField - 2;
    if (marker == SOS) {
      scan(data, dataLength);
      return new Segment(marker, offset, entropy.end(data + dataLength) - offset, data, dataLength);
    }
    requireExact(marker, data, dataLength);
    return new Segment(marker, offset, 2 + lengthField, data, dataLength);
  }

  private static void requireKnown(int marker) throws BadImage {
    boolean known =
        marker >= SOF0 && marker <= DHT
            || marker >= SOF9 && marker <= DAC
            || marker >= SOS && marker <= DRI
            || marker >= APP0 && marker <= APP15
            || marker == COM;
    if (!known) {
      throw BadImage.malformed("JPEG: unexpected marker " + name(marker));
    }
  }

  /** Tables and frame headers must be filled to their last byte by what they declare. */
  private void requireExact(int marker, int data, int length) throws BadImage {
    switch (marker) {
      case DQT -> quantization(data, length);
      case DHT -> huffman(data, length);
      case DRI, DNL -> require(length == 2, marker, length, "2");
      case DAC -> require(length % 2 == 0, marker, length, "an even number");
      default -> {
        if (marker <= SOF11) {
          frame(marker, data, length);
        }
      }
    }
  }

  /** T.81 B.2.2: precision, height, width, number of components, then 3 bytes for each. */
  private void frame(int marker, int data, int length) throws BadImage {
    if (frame) {
      throw BadImage.malformed("JPEG: a second frame header");
    }
    frame = true;
    require(length >= 9 && length == 6 + 3 * u8(data + 5), marker, length, "6 + 3 per component");
    long pixels = (long) u16(data + 1) * u16(data + 3);
    if (u16(data + 3) == 0) {
      throw BadImage.malformed("JPEG " + name(marker) + ": width 0");
    }
    if (pixels > Limits.PIXELS) {
      throw BadImage.tooLarge("JPEG: " + pixels + " pixels, limit " + Limits.PIXELS);
    }
  }

  /** T.81 B.2.4.1: precision and number, then 64 values of one or two bytes; repeated. */
  private void quantization(int data, int length) throws BadImage {
    int at = 0;
    while (at < length) {
      int precision = u8(data + at) >> 4;
      int number = u8(data + at) & 15;
      require(precision <= 1 && number <= 3, DQT, length, "tables 0 to 3 of one or two bytes");
      at += 1 + 64 * (precision + 1);
    }
    require(at == length, DQT, length, at + " for its tables");
  }

  /** T.81 B.2.4.2: class and number, 16 counts, then that many values; repeated. */
  private void huffman(int data, int length) throws BadImage {
    int at = 0;
    while (at < length) {
      require(length - at >= 17, DHT, length, "17 more bytes for a table");
      require(u8(data + at) >> 4 <= 1 && (u8(data + at) & 15) <= 3, DHT, length, "tables 0 to 3");
      int values = 0;
      for (int i = 1; i <= 16; i++) {
        values += u8(data + at + i);
      }
      require(values <= 256, DHT, values, "at most 256 values");
      at += 17 + values;
    }
    require(at == length, DHT, length, at + " for its tables");
  }

  /** T.81 B.2.3: number of components, 2 bytes for each, then 3 bytes. */
  private void scan(int data, int length) throws BadImage {
    if (!frame) {
      throw BadImage.malformed("JPEG: a scan before the frame header");
    }
    require(
        length >= 6 && u8(data) >= 1 && u8(data) <= 4 && length == 4 + 2 * u8(data),
        SOS,
        length,
        "4 + 2 per component");
    if (++scans > Limits.SCANS) {
      throw BadImage.tooLarge("JPEG: more than " + Limits.SCANS + " scans");
    }
  }

  private int indexOfFf(int from) {
    for (int at = from; at < limit; at++) {
      if (image.get(at) == (byte) 0xFF) {
        return at;
      }
    }
    return -1;
  }

  private static void require(boolean condition, int marker, int seen, String expected)
      throws BadImage {
    if (!condition) {
      throw BadImage.malformed("JPEG " + name(marker) + ": " + seen + ", must be " + expected);
    }
  }

  private static String name(int marker) {
    return switch (marker) {
      case DHT -> "DHT";
      case DQT -> "DQT";
      case DRI -> "DRI";
      case DAC -> "DAC";
      case DNL -> "DNL";
      case SOI -> "SOI";
      case SOS -> "SOS";
      case COM -> "COM";
      default -> {
        if (marker >= APP0 && marker <= APP15) {
          yield "APP" + (marker - APP0);
        }
        if (marker >= SOF0 && marker <= 0xCF) {
          yield "SOF" + (marker - SOF0);
        }
        yield "0x" + Integer.toHexString(marker);
      }
    };
  }

  private int u8(int at) {
    return image.get(at) & 0xFF;
  }

  private int u16(int at) {
    return image.getShort(at) & 0xFFFF;
  }
}
