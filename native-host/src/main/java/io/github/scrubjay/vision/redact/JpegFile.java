// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A clean JPEG taken apart down to its coefficients, and put together again (ITU T.81). What is not
 * entropy-coded goes through byte for byte, except the Huffman tables: those are made anew for what
 * is left, in front of each scan, since the best tables of a whole picture are a fingerprint of
 * everything in it.
 *
 * <p>Reads baseline, extended and progressive JPEGs of 8 or 12 bits with Huffman coding, of one to
 * four components, in scans of any order that the standard allows.
 */
final class JpegFile {
  private static final int SOF0 = 0xC0;
  private static final int SOF2 = 0xC2;
  private static final int SOF3 = 0xC3;
  private static final int DHT = 0xC4;
  private static final int SOF11 = 0xCB;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DNL = 0xDC;
  private static final int DRI = 0xDD;

  private static final int TABLES = 4;
  private static final int BLOCK_SIDE = 8;

  /** Blocks in one MCU (T.81 B.2.3). */
  private static final int MOST_BLOCKS = 10;

  /** A range of bytes that goes through, or a scan. */
  private record Part(int from, int to, JpegScan scan) {}

  private final byte[] image;
  private final long memory;
  private final List<Part> parts = new ArrayList<>();
  private final HuffmanDecoder[] dc = new HuffmanDecoder[TABLES];
  private final HuffmanDecoder[] ac = new HuffmanDecoder[TABLES];
  private final int[][] quantization = new int[TABLES][];
  private final List<JpegComponent> components = new ArrayList<>();
  private int restart;
  private boolean progressive;
  private int precision;
  private int width;
  private int height;
  private int mcuWidth;
  private int mcuHeight;
  private int mcusAcross;
  private int mcusDown;

  private JpegFile(byte[] image, long memory) {
    this.image = image;
    this.memory = memory;
  }

  /**
   * Decodes all scans.
   *
   * @param image as the sanitizer leaves it; not changed
   * @param memory bytes that the coefficients may take
   * @throws BadImage where it is coded in another way, is damaged, or needs more memory
   */
  static JpegFile read(byte[] image, long memory) throws BadImage {
    JpegFile file = new JpegFile(image, memory);
    file.walk();
    return file;
  }

  /** In the order of the frame header. */
  List<JpegComponent> components() {
    return components;
  }

  /** Of a sample in bits, 8 or 12. */
  int precision() {
    return precision;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Pixels of one MCU of all components, whose blocks are set together. */
  int mcuWidth() {
    return mcuWidth;
  }

  int mcuHeight() {
    return mcuHeight;
  }

  int mcusAcross() {
    return mcusAcross;
  }

  int mcusDown() {
    return mcusDown;
  }

  /** Whether scans have coded each coefficient to its last bit. */
  boolean isComplete() {
    for (JpegComponent component : components) {
      for (int bit : component.lowestBit) {
        if (bit != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The whole JPEG with the coefficients as they are now. */
  byte[] write() throws BadImage {
    ByteSink out = new ByteSink(image.length + image.length / 8);
    for (Part part : parts) {
      if (part.scan == null) {
        out.put(image, part.from, part.to - part.from);
      } else {
        new JpegScanEncoder(part.scan, progressive).write(image, mcusAcross, mcusDown, out);
      }
    }
    return out.toArray();
  }

  private void walk() throws BadImage {
    parts.add(new Part(0, 2, null));
    int at = 2;
    while (true) {
      if (image.length - at < 2 || u8(at) != 0xFF) {
        throw BadImage.malformed("JPEG: no marker where a segment ends");
      }
      int marker = u8(at + 1);
      if (marker == EOI) {
        parts.add(new Part(at, at + 2, null));
        requireComplete();
        return;
      }
      if (image.length - at < 4 || u16(at + 2) < 2 || u16(at + 2) > image.length - at - 2) {
        throw BadImage.malformed("JPEG: cut off in a segment");
      }
      int data = at + 4;
      int end = at + 2 + u16(at + 2);
      switch (marker) {
        case DHT -> huffman(data, end);
        case DQT -> quantization(data, end);
        case DRI -> {
          require(end - data == 2, "DRI of another length");
          restart = u16(data);
        }
        case DNL -> throw BadImage.unsupported("JPEG: its height stands behind its first scan");
        case SOS -> {
          JpegScan scan = scan(at, data, end);
          parts.add(new Part(at, scan.end(), scan));
          decode(scan);
          at = scan.end();
          continue;
        }
        default -> {
          if (marker >= SOF0 && marker <= SOF11) {
            frame(marker, data, end);
          }
        }
      }
      if (marker != DHT) {
        parts.add(new Part(at, end, null));
      }
      at = end;
    }
  }

  /** B.2.4.2. */
  private void huffman(int data, int end) throws BadImage {
    int at = data;
    while (at < end) {
      require(end - at >= 17, "DHT cut off");
      int count = 0;
      for (int i = 1; i <= 16; i++) {
        count += u8(at + i);
      }
      int kind = u8(at) >> 4;
      int number = u8(at) & 15;
      require(count <= 256 && end - at >= 17 + count, "DHT cut off");
      require(kind <= 1 && number < TABLES, "DHT of a table that does not exist");
      (kind == 0 ? dc : ac)[number] = new HuffmanDecoder(image, at + 1, count);
      at += 17 + count;
    }
  }

  /** B.2.4.1; the values stand in zigzag order. */
  private void quantization(int data, int end) throws BadImage {
    int at = data;
    while (at < end) {
      boolean wide = u8(at) >> 4 != 0;
      int number = u8(at) & 15;
      require(number < TABLES && end - at >= (wide ? 129 : 65), "DQT cut off");
      at++;
      int[] table = new int[JpegComponent.BLOCK];
      for (int i = 0; i < table.length; i++) {
        table[i] = wide ? u16(at) : u8(at);
        require(table[i] > 0, "DQT with a zero");
        at += wide ? 2 : 1;
      }
      quantization[number] = table;
    }
  }

  /** B.2.2. */
  private void frame(int marker, int data, int end) throws BadImage {
    if (marker == SOF3 || marker == SOF11) {
      throw BadImage.unsupported("JPEG: lossless coding can't be redacted; export it as a PNG");
    }
    if (marker > SOF3) {
      throw BadImage.unsupported(
          "JPEG: arithmetic coding can't be redacted; export it as an ordinary JPEG");
    }
    require(components.isEmpty() && end - data >= 9, "a second frame header");
    progressive = marker == SOF2;
    precision = u8(data);
    require(precision == 8 || precision == 12 && marker != SOF0, "a precision not of 8 or 12 bits");
    height = u16(data + 1);
    width = u16(data + 3);
    if (height == 0) {
      throw BadImage.unsupported("JPEG: its height stands behind its first scan");
    }
    int count = u8(data + 5);
    require(width > 0 && count >= 1 && count <= 4, "a frame header of no use");
    require(end - data == 6 + 3 * count, "a frame header of another length");
    int most = 1;
    int mostDown = 1;
    for (int i = 0; i < count && count > 1; i++) {
      int factors = u8(data + 7 + 3 * i);
      require((factors >> 4) - 1 < 4 && (factors & 15) - 1 < 4, "a sampling factor above 4");
      require(factors >> 4 > 0 && (factors & 15) > 0, "a sampling factor of 0");
      most = Math.max(most, factors >> 4);
      mostDown = Math.max(mostDown, factors & 15);
    }
    mcuWidth = BLOCK_SIDE * most;
    mcuHeight = BLOCK_SIDE * mostDown;
    mcusAcross = ceil(width, mcuWidth);
    mcusDown = ceil(height, mcuHeight);
    requireMemory(data, count);
    for (int i = 0; i < count; i++) {
      int at = data + 6 + 3 * i;
      // One component alone is coded block by block, whatever its factors say (A.2.2).
      int across = count == 1 ? 1 : u8(at + 1) >> 4;
      int down = count == 1 ? 1 : u8(at + 1) & 15;
      require(u8(at + 2) < TABLES, "a quantisation table that does not exist");
      components.add(
          new JpegComponent(
              u8(at),
              across,
              down,
              u8(at + 2),
              ceil(ceil(width * across, most), BLOCK_SIDE),
              ceil(ceil(height * down, mostDown), BLOCK_SIDE),
              mcusAcross,
              mcusDown));
    }
  }

  private void requireMemory(int data, int count) throws BadImage {
    long blocks = 0;
    for (int i = 0; i < count; i++) {
      int factors = count == 1 ? 0x11 : u8(data + 7 + 3 * i);
      blocks += (long) mcusAcross * mcusDown * (factors >> 4) * (factors & 15);
    }
    long bytes = blocks * JpegComponent.BLOCK * Short.BYTES;
    if (bytes > memory || bytes > Integer.MAX_VALUE) {
      throw BadImage.tooLarge(
          "JPEG: redaction needs " + (bytes >> 20) + " MiB, the limit is " + (memory >> 20));
    }
  }

  /** B.2.3. */
  private JpegScan scan(int header, int data, int end) throws BadImage {
    require(!components.isEmpty(), "a scan before the frame header");
    int count = u8(data);
    require(count >= 1 && count <= 4 && end - data == 4 + 2 * count, "SOS of another length");
    List<JpegComponent> chosen = new ArrayList<>();
    int[] dcTables = new int[count];
    int[] acTables = new int[count];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      JpegComponent component = component(u8(data + 1 + 2 * i));
      require(!chosen.contains(component), "a component twice in one scan");
      chosen.add(component);
      blocks += component.across * component.down;
      dcTables[i] = u8(data + 2 + 2 * i) >> 4;
      acTables[i] = u8(data + 2 + 2 * i) & 15;
      require(dcTables[i] < TABLES && acTables[i] < TABLES, "a table that does not exist");
    }
    require(count == 1 || blocks <= MOST_BLOCKS, "more than 10 blocks in an MCU");
    int at = data + 1 + 2 * count;
    JpegScan scan =
        new JpegScan(
            chosen,
            dcTables,
            acTables,
            u8(at),
            u8(at + 1),
            u8(at + 2) >> 4,
            u8(at + 2) & 15,
            restart,
            header,
            end,
            dataEnd(end));
    progress(scan);
    return scan;
  }

  private JpegComponent component(int id) throws BadImage {
    for (JpegComponent component : components) {
      if (component.id == id) {
        return component;
      }
    }
    throw BadImage.malformed("JPEG: a scan of a component that the frame has not");
  }

  /**
   * G.1.1.1: each coefficient is coded from its highest bit to its lowest, once. In another order
   * decoders do different things.
   */
  private void progress(JpegScan scan) throws BadImage {
    if (progressive) {
      boolean dcScan = scan.first() == 0;
      require(scan.first() <= scan.last() && scan.last() < JpegComponent.BLOCK, "a band of no use");
      require(dcScan ? scan.last() == 0 : scan.components().size() == 1, "a scan of DC and AC");
      require(scan.high() == 0 || scan.low() == scan.high() - 1, "a scan of several bits");
      require(scan.low() <= 13, "a scan of bits that there are not");
    } else {
      boolean whole = scan.first() == 0 && scan.last() == JpegComponent.BLOCK - 1;
      require(whole && scan.high() == 0 && scan.low() == 0, "a sequential scan of a band");
    }
    for (JpegComponent component : scan.components()) {
      if (component.quantization == null) {
        require(quantization[component.table] != null, "a quantisation table is missing");
        component.quantization = quantization[component.table];
      }
      for (int i = scan.first(); i <= scan.last(); i++) {
        int before = scan.high() == 0 ? JpegComponent.UNKNOWN : scan.high();
        if (component.lowestBit[i] != before) {
          throw BadImage.unsupported("JPEG: scans in an order that decoders read differently");
        }
        component.lowestBit[i] = scan.low();
      }
    }
  }

  private void decode(JpegScan scan) throws BadImage {
    int count = scan.components().size();
    HuffmanDecoder[] dcOf = new HuffmanDecoder[count];
    HuffmanDecoder[] acOf = new HuffmanDecoder[count];
    for (int i = 0; i < count; i++) {
      dcOf[i] = dc[scan.dcTables()[i]];
      acOf[i] = ac[scan.acTables()[i]];
      boolean needsDc = scan.first() == 0 && scan.high() == 0;
      boolean needsAc = scan.last() > 0;
      require(!(needsDc && dcOf[i] == null || needsAc && acOf[i] == null), "a missing table");
    }
    scan.visit(new JpegScanDecoder(image, scan, progressive, dcOf, acOf), mcusAcross, mcusDown);
  }

  /** Offset of the marker that ends a scan's data: no 00, no RSTn. */
  private int dataEnd(int from) {
    for (int at = from; at + 1 < image.length; at++) {
      if (image[at] == (byte) 0xFF) {
        int next = u8(at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
          return at;
        }
      }
    }
    return image.length;
  }

  private void requireComplete() throws BadImage {
    for (JpegComponent component : components) {
      require(component.quantization != null, "a component without a scan");
      require(component.lowestBit[0] != JpegComponent.UNKNOWN, "a component without its DC");
    }
    require(!components.isEmpty(), "no picture");
  }

  /**
   * Whether both hold the same coefficients in all blocks of the picture. Blocks that only fill up
   * the last MCUs don't stand in every scan.
   */
  boolean sameAs(JpegFile other) {
    if (components.size() != other.components.size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      JpegComponent one = components.get(i);
      JpegComponent two = other.components.get(i);
      if (one.coefficients.length != two.coefficients.length || one.stride != two.stride) {
        return false;
      }
      for (int row = 0; row < one.rows; row++) {
        int from = one.block(0, row);
        int to = one.block(one.columns, row);
        if (!Arrays.equals(one.coefficients, from, to, two.coefficients, from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Offset of the data of the first segment of this kind before the first scan; -1 for none. */
  int segment(int marker) {
    for (Part part : parts) {
      if (part.scan == null && part.to - part.from > 4 && u8(part.from + 1) == marker) {
        return part.from + 4;
      }
    }
    return -1;
  }

  private static int ceil(int size, int part) {
    return (size + part - 1) / part;
  }

  private static void require(boolean condition, String problem) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("JPEG: " + problem);
    }
  }

  int u8(int at) {
    return image[at] & 0xFF;
  }

  private int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }
}
