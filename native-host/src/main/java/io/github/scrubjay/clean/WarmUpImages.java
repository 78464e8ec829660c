// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A photo and a drawing made up in memory, with all that a phone and an editor write beside a
 * picture: whoever cleans them runs most of what a real image needs. The start-up archive is made
 * by cleaning them, too.
 */
public final class WarmUpImages {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  private static final String XMP =
      "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
          + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
          + "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
          + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreatorTool='x'"
          + " xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' xmpMM:DocumentID='xmp.did:1'"
          + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:City='x'>"
          + "<dc:creator><rdf:Seq><rdf:li>x</rdf:li></rdf:Seq></dc:creator>"
          + "</rdf:Description></rdf:RDF></x:xmpmeta>";

  /** Photoshop resource 0x0404 with an IPTC by-line "x" and a city "x". */
  private static final String IPTC =
      "50686F746F73686F7020332E3000" + "3842494D040400000000000C" + "1C0250000178" + "1C025A000178";

  /** JFIF 1.1, square pixels. */
  private static final String JFIF = "4A46494600" + "0101" + "00" + "00010001" + "0000";

  /** A maker note of Apple's with one entry, the version of its own layout. */
  private static final String MAKER_NOTE =
      "4170706C6520694F53000001"
          + "4D4D"
          + "0001"
          + "0001"
          + "0009"
          + "00000001"
          + "0000000E"
          + "00000000";

  /** An entry of a TIFF directory; {@code value} has 4 bytes or is stored elsewhere. */
  private record Entry(int tag, int type, int count, byte[] value) {}

  private WarmUpImages() {}

  /**
   * A grey JPEG of about 1,200 bytes more than its scan, which is noise: whoever cleans it walks
   * over that and decodes nothing.
   *
   * @param scanBytes at least 1
   */
  public static byte[] photo(int scanBytes) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(hex("FFD8"));
    segment(jpeg, 0xE0, hex(JFIF));
    segment(jpeg, 0xE1, exif());
    segment(jpeg, 0xE1, XMP.getBytes(StandardCharsets.US_ASCII));
    segment(jpeg, 0xED, hex(IPTC));
    segment(jpeg, 0xFE, hex("78")); // a comment "x"
    picture(jpeg, scanBytes);
    jpeg.writeBytes(hex("78")); // behind the end: "x"
    return jpeg.toByteArray();
  }

  /**
   * An RGB PNG of noise with a text, of about three bytes a pixel.
   *
   * @param side its width and height in pixels
   */
  public static byte[] drawing(int side) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(hex("89504E470D0A1A0A"));
    ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    chunk(png, "IHDR", header.put(hex("0802000000")).array());
    chunk(png, "tEXt", hex("7800" + "78")); // x: x
    chunk(png, "IDAT", deflated(rows(side)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] exif() {
    List<Entry> camera =
        List.of(
            ascii(0x010E, "x"), // ImageDescription
            ascii(0x010F, "Apple"), // Make
            ascii(0x0110, "x"), // Model
            number(0x0112, SHORT, 1), // Orientation
            rationals(0x011A, 72, 1), // XResolution
            ascii(0x0131, "x"), // Software
            ascii(0x0132, "2020:01:01 00:00:00"), // DateTime
            ascii(0x013B, "x"), // Artist
            ascii(0x8298, "x"), // Copyright
            number(0x8769, LONG, 0), // Exif directory
            number(0x8825, LONG, 0)); // GPS directory
    List<Entry> exposure =
        List.of(
            rationals(0x829A, 1, 50), // ExposureTime
            rationals(0x829D, 18, 10), // FNumber
            number(0x8827, SHORT, 100), // ISO
            ascii(0x9003, "2020:01:01 00:00:00"), // DateTimeOriginal
            ascii(0x9010, "+00:00"), // OffsetTime
            rationals(0x920A, 42, 10), // FocalLength
            bytes(0x927C, hex(MAKER_NOTE)),
            bytes(0x9286, hex("4153434949000000" + "78")), // UserComment
            ascii(0xA431, "x"), // BodySerialNumber
            ascii(0xA434, "x")); // LensModel
    List<Entry> place =
        List.of(
            ascii(1, "N"),
            rationals(2, 1, 1, 2, 1, 3, 1),
            ascii(3, "E"),
            rationals(4, 1, 1, 2, 1, 3, 1),
            number(5, 1, 0),
            rationals(6, 1, 1), // altitude
            rationals(7, 1, 1, 2, 1, 3, 1), // time
            ascii(0x1D, "2020:01:01"));
    ByteArrayOutputStream thumbnail = new ByteArrayOutputStream();
    thumbnail.writeBytes(hex("FFD8"));
    picture(thumbnail, 8);
    int exposureAt = 8 + size(camera);
    int placeAt = exposureAt + size(exposure);
    int smallAt = placeAt + size(place);
    List<Entry> small =
        List.of(
            number(0x0103, SHORT, 6), // JPEG
            number(0x0201, LONG, 0),
            number(0x0202, LONG, thumbnail.size()));
    int thumbnailAt = smallAt + size(small);
    ByteBuffer exif = ByteBuffer.allocate(6 + thumbnailAt + thumbnail.size());
    exif.put(hex("457869660000"));
    ByteBuffer tiff = exif.slice();
    tiff.put(hex("4D4D002A00000008"));
    directory(tiff, pointing(pointing(camera, 0x8769, exposureAt), 0x8825, placeAt), smallAt);
    directory(tiff, exposure, 0);
    directory(tiff, place, 0);
    directory(tiff, pointing(small, 0x0201, thumbnailAt), 0);
    tiff.put(thumbnail.toByteArray());
    return exif.array();
  }

  private static List<Entry> pointing(List<Entry> entries, int tag, int at) {
    return entries.stream().map(one -> one.tag == tag ? number(tag, LONG, at) : one).toList();
  }

  private static int size(List<Entry> entries) {
    return 2 + 12 * entries.size() + 4 + entries.stream().mapToInt(WarmUpImages::elsewhere).sum();
  }

  private static int elsewhere(Entry entry) {
    return entry.value.length > 4 ? entry.value.length : 0;
  }

  private static void directory(ByteBuffer tiff, List<Entry> entries, int next) {
    int values = tiff.position() + 2 + 12 * entries.size() + 4;
    tiff.putShort((short) entries.size());
    for (Entry entry : entries) {
      tiff.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
      if (entry.value.length > 4) {
        tiff.putInt(values).put(values, entry.value);
        values += entry.value.length;
      } else {
        tiff.put(entry.value).put(new byte[4 - entry.value.length]);
      }
    }
    tiff.putInt(next).position(values);
  }

  private static Entry ascii(int tag, String text) {
    byte[] value = (text + '\0').getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, ASCII, value.length, value);
  }

  private static Entry bytes(int tag, byte[] value) {
    return new Entry(tag, UNDEFINED, value.length, value);
  }

  /** A number of the type's own length: 1, 2 (SHORT) or 4 bytes (LONG). */
  private static Entry number(int tag, int type, int number) {
    byte[] four = ByteBuffer.allocate(4).putInt(number).array();
    int length = type == LONG ? 4 : type == SHORT ? 2 : 1;
    return new Entry(tag, type, 1, Arrays.copyOfRange(four, 4 - length, 4));
  }

  private static Entry rationals(int tag, int... parts) {
    ByteBuffer value = ByteBuffer.allocate(4 * parts.length);
    for (int part : parts) {
      value.putInt(part);
    }
    return new Entry(tag, RATIONAL, parts.length / 2, value.array());
  }

  /** The tables and the only scan of a grey picture, and its end. */
  private static void picture(ByteArrayOutputStream jpeg, int bytes) {
    segment(jpeg, 0xDB, hex("00" + "01".repeat(64)));
    segment(jpeg, 0xC0, hex("080008000801011100"));
    segment(jpeg, 0xC4, hex("00" + "01" + "00".repeat(15) + "00")); // DC: code 0
    segment(jpeg, 0xC4, hex("10" + "01" + "00".repeat(15) + "00")); // AC: end of block
    segment(jpeg, 0xDA, hex("0101" + "00" + "003F00"));
    byte[] scan = new byte[bytes];
    new Random(1).nextBytes(scan);
    for (int i = 0; i + 1 < bytes; i++) {
      if (scan[i] == (byte) 0xFF) {
        scan[++i] = 0;
      }
    }
    scan[bytes - 1] = 0x3F;
    jpeg.writeBytes(scan);
    jpeg.writeBytes(hex("FFD9"));
  }

  private static void segment(ByteArrayOutputStream jpeg, int marker, byte[] data) {
    jpeg.write(0xFF);
    jpeg.write(marker);
    jpeg.write((data.length + 2) >> 8);
    jpeg.write(data.length + 2);
    jpeg.writeBytes(data);
  }

  /** Unfiltered rows of noise, each behind the number of its filter, 0. */
  private static byte[] rows(int side) {
    int row = 1 + 3 * side;
    byte[] rows = new byte[row * side];
    new Random(1).nextBytes(rows);
    for (int y = 0; y < side; y++) {
      rows[y * row] = 0;
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + data.length / 8 + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
